import { count, duration, size } from './amounts.ts';
import { createStyle } from './style.ts';
import { columns, cutEnd } from './width.ts';

/** How far a stage is. `total` 0 means that it is not known. */
export interface ProgressState {
  readonly label: string;
  readonly done: number;
  readonly total: number;
  readonly unit: 'bytes' | 'files' | 'blobs' | 'commits';
}

/** The part of a stream that the bar needs; standard error has it. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** A bar on one line of a terminal; does nothing at all where there is none. */
export interface Progress {
  /** Takes the newest state. Draws at most ten times a second, so call it as often as is convenient. */
  update(state: ProgressState): void;
  /** Takes the bar off the screen; the next `update` brings it back. Call it before any other output. */
  clear(): void;
  /** Takes the bar off for good. */
  end(): void;
}

const drawEvery = 100;
const barWidth = 24;

/** @param options.now milliseconds from any fixed point */
export function createProgress(
  stream: ProgressStream,
  options: { readonly now: () => number; readonly colour: boolean },
): Progress {
  if (stream.isTTY !== true) return { update: () => {}, clear: () => {}, end: () => {} };
  const style = createStyle(options);
  let [drawn, ended] = [false, false];
  let drawnAt = Number.NEGATIVE_INFINITY;
  let stage = { label: '', startedAt: 0, startedWith: 0 };

  const clear = (): void => {
    if (drawn) stream.write('\r\x1b[2K');
    drawn = false;
  };
  return {
    update(state) {
      const now = options.now();
      if (ended) return;
      if (state.label !== stage.label) stage = { label: state.label, startedAt: now, startedWith: state.done };
      if (now - drawnAt < drawEvery) return;
      drawnAt = now;
      const seconds = (now - stage.startedAt) / 1000;
      const rate = seconds > 0.5 ? (state.done - stage.startedWith) / seconds : 0;
      const line = cutEnd(describe(state, rate), (stream.columns ?? 80) - 1);
      const bar = /[█░]+/.exec(line)?.[0] ?? '';
      stream.write(`\r\x1b[2K${bar === '' ? line : line.replace(bar, style.good(bar))}`);
      drawn = true;
    },
    clear,
    end() {
      clear();
      ended = true;
    },
  };
}

/** @param rate units a second; 0 while it is not known */
function describe({ label, done, total, unit }: ProgressState, rate: number): string {
  const amount = unit === 'bytes' ? size : (value: number) => count(value);
  const name = unit === 'bytes' ? '' : ` ${unit}`;
  // A label may name a file of the repository.
  const parts = [label.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '?')];
  if (total > 0) {
    const share = Math.min(1, done / total);
    const full = Math.round(share * barWidth);
    parts.push(`${'█'.repeat(full)}${'░'.repeat(barWidth - full)}`, `${Math.floor(share * 100)}%`.padStart(4));
    parts.push(`${amount(done)} of ${amount(total)}${name}`);
  } else parts.push(`${amount(done)}${name}`);
  if (rate > 0) parts.push(`${amount(rate)}${name}/s`);
  if (rate > 0 && total > done) parts.push(`${duration((total - done) / rate)} left`);
  return parts.filter((part) => columns(part) > 0).join('  ');
}

import type { Place } from '../model/place.ts';

type Span = readonly [start: number, end: number];

/** What holds the bytes of a place: the same blob or, where there is none, the same file, message or stream. */
export function containerOf(place: Place): string {
  return place.blob ?? `${place.kind}\0${place.commit ?? ''}\0${place.path ?? ''}`;
}

/** Byte spans by container, to be asked whether a place touches one of them. */
export class SpanIndex {
  readonly #spans = new Map<string, Span[]>();
  #sorted = true;

  add(place: Place): void {
    const container = containerOf(place);
    const spans = this.#spans.get(container);
    if (spans === undefined) this.#spans.set(container, [[place.start, place.end]]);
    else spans.push([place.start, place.end]);
    this.#sorted = false;
  }

  /** Whether `place` shares at least one byte with a span that was added. */
  touches(place: Place): boolean {
    if (!this.#sorted) this.#sort();
    const spans = this.#spans.get(containerOf(place)) ?? [];
    let low = 0;
    let high = spans.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (spans[middle]![1] <= place.start) low = middle + 1;
      else high = middle;
    }
    return low < spans.length && spans[low]![0] < place.end;
  }

  /** Sorts and joins what overlaps, so that a binary search is enough. */
  #sort(): void {
    for (const [container, spans] of this.#spans) {
      const joined: Span[] = [];
      for (const [start, end] of spans.sort((a, b) => a[0] - b[0])) {
        const last = joined.at(-1);
        if (last !== undefined && start < last[1]) joined[joined.length - 1] = [last[0], Math.max(last[1], end)];
        else joined.push([start, end]);
      }
      this.#spans.set(container, joined);
    }
    this.#sorted = true;
  }
}

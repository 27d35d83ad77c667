import type { Detection } from '../model/detection.ts';
import { breathe } from './blob-matching.ts';
import { detectionsAt } from './place.ts';
import { countInterruption, type ScanRequest } from './request.ts';
import { Windows } from './windows.ts';

/** Scans a stream of any length to its end; memory stays at one window. Places have no path. */
export async function* scanStdin(stream: AsyncIterable<Uint8Array>, request: ScanRequest): AsyncGenerator<Detection> {
  const { engine, tally, signal } = request;
  const windows = new Windows(engine);
  windows.onLimit = (limit) => tally.skip(limit, 'stdin');
  const origin = { kind: 'stdin', path: null } as const;
  for await (const chunk of stream) {
    tally.bytes += chunk.length;
    const found = windows.push(chunk);
    yield* detectionsAt(origin, found, request);
    request.onProgress({ label: 'stdin', done: tally.bytes, total: 0, unit: 'bytes' });
    if (signal.aborted) break;
    if (found.length > 0) await breathe();
  }
  yield* detectionsAt(origin, windows.finish(), request);
  if (signal.aborted) countInterruption(request, 'stdin');
}

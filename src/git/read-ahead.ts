/**
 * The same chunks, read from now on and not only when asked for: a program at the other end works while nobody listens.
 * Keeps at most about `limit` bytes that were not taken yet; then the program waits. An error comes when its turn comes.
 * Whoever does not read to the end calls `stop`.
 */
export function readAhead(
  source: AsyncGenerator<Uint8Array>,
  limit: number,
): AsyncIterable<Uint8Array> & { stop(): Promise<void> } {
  const chunks: Uint8Array[] = [];
  let kept = 0;
  let finished = false;
  let failure: { readonly error: unknown } | undefined;
  let wake: (() => void) | undefined; // whoever of reader and taker waits for the other
  const rouse = (): void => {
    wake?.();
    wake = undefined;
  };
  const pause = (): Promise<void> => new Promise((resolve) => (wake = resolve));

  const pump = async (): Promise<void> => {
    try {
      for await (const chunk of source) {
        if (finished) break;
        chunks.push(Buffer.from(chunk));
        kept += chunk.length;
        rouse();
        while (kept > limit && !finished) await pause();
      }
    } catch (error) {
      failure = { error };
    }
    finished = true;
    rouse();
  };
  const pumped = pump();

  return {
    async *[Symbol.asyncIterator]() {
      for (;;) {
        const chunk = chunks.shift();
        if (chunk !== undefined) {
          kept -= chunk.length;
          rouse();
          yield chunk;
        } else if (finished) {
          if (failure !== undefined) throw failure.error;
          return;
        } else {
          await pause();
        }
      }
    },
    async stop() {
      finished = true;
      chunks.length = 0;
      rouse();
      await source.return(undefined).catch(() => {});
      await pumped;
    },
  };
}

// Secrets in what people wrote about commits: commit messages and annotated tags. (Notes are blobs, and are read as such.)

import { readObjects } from '../git/blobs.ts';
import { type Letter, parseLetter } from '../git/commit-object.ts';
import type { Git } from '../git/stream.ts';
import type { Detection } from '../model/detection.ts';
import { createLocator } from '../text/lines.ts';
import { breathe } from './blob-matching.ts';
import { detectionsAt } from './place.ts';
import { countInterruption, type ScanRequest } from './request.ts';

/**
 * The messages of commits and tags, each once. Offsets of a place count from the first byte of the message.
 *
 * @param ids commits and tags; a place has the kind `message` or `tag`
 */
export async function* scanMessages(git: Git, ids: Iterable<string>, request: ScanRequest): AsyncGenerator<Detection> {
  let done = 0;
  for await (const object of readObjects(git, ids, { signal: request.signal })) {
    if (++done % 256 === 0) await breathe();
    if (object.state === 'missing' || object.state === 'corrupt')
      request.tally.skip(`${object.state}-object`, object.id);
    if (object.state !== 'whole') continue;
    const letter = parseLetter(object.bytes);
    const matches = request.engine.match(letter.message);
    if (matches.length === 0) continue;
    const locator = createLocator(letter.message);
    const found = matches.map((match) => ({ match, location: locator.locate(match.start, match.end) }));
    const kind = object.type === 'tag' ? 'tag' : 'message';
    yield* detectionsAt({ kind, path: null, provenance: provenanceOf(object.id, letter) }, found, request);
  }
  if (request.signal.aborted) countInterruption(request, 'reading commit messages');
}

function provenanceOf(commit: string, { message: _, ...letter }: Letter) {
  return { commit, ...letter };
}

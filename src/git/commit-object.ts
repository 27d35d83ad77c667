// Commits and tags as Git stores them: headers, an empty line, the message.
import { isoDate } from './log.ts';

/** The parts of a commit or tag that a place of a secret in its message needs. */
export interface Letter {
  /** The bytes behind the empty line. Offsets of a place in a message count from its first byte. */
  readonly message: Uint8Array;
  /** Of a commit; the tagger of a tag. Empty where the object names none. */
  readonly author: string;
  readonly email: string;
  /** Author's date (tagger's for a tag), ISO 8601, UTC. */
  readonly date: string;
  /** First line of the message, at most 200 characters. */
  readonly subject: string;
}

/** @param bytes a whole commit or tag object */
export function parseLetter(bytes: Uint8Array): Letter {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const gap = buffer.indexOf('\n\n');
  const headers = buffer.subarray(0, gap < 0 ? buffer.length : gap).toString('utf8');
  const message = gap < 0 ? buffer.subarray(buffer.length) : buffer.subarray(gap + 2);
  const who = /^(?:author|tagger) (.*?) ?<([^>\n]*)>(?: (-?\d+))?/m.exec(headers);
  return {
    message,
    author: who?.[1] ?? '',
    email: who?.[2] ?? '',
    date: isoDate(Number(who?.[3] ?? 0)),
    subject: message.subarray(0, 1000).toString('utf8').trimStart().split('\n', 1)[0]!.slice(0, 200),
  };
}

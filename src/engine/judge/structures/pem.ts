import { entropy } from '../randomness.ts';
import { type KeyFacts, keyFacts } from './private-key.ts';
import { dropped, type StructureCheck } from './told.ts';

/** Fewest base64 characters of a real key: an Ed25519 key in PKCS#8 has 64. */
const leastBody = 60;

const header = /-----BEGIN ([A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?)-----|(PuTTY-User-Key-File-\d)/;

/** The base64 body of a block: escapes, quotes, joins, comments and armour headers are left out. */
function bodyOf(text: string): string {
  return text
    .replace(/-----END[\s\S]*$/, '')
    .replace(/["'`][ \t]{0,40}[+.&,]?\s{0,80}[+.&]?\s{0,80}["'`]/g, '\n')
    .replace(/\\+[nrt]|\\\r?\n|&#?\w{2,6};|<br\s*\/?>/g, '\n')
    .replace(/^[^\n]*?\b(?:Proc-Type|DEK-Info|Version|Comment|Charset|Hash|X-[\w-]+):[^\n]*/gm, '')
    .replace(/[^A-Za-z0-9+/=\n]/g, '')
    .replace(/\n=[A-Za-z0-9+/]{4}(?=\s|$)/g, '\n')
    .replace(/\s/g, '');
}

/**
 * A private key block in PEM, OpenSSH, PGP or PuTTY form. Parses the body: kind, bits, encrypted or not.
 *
 * The body may be escaped, quoted, indented or joined from string literals. A header without a body, or with a mask or an
 * ellipsis in it, is dropped; an encrypted key has a low confidence, since its passphrase is missing.
 */
export const pem: StructureCheck = (text, window, _start, end) => {
  const found = header.exec(text);
  const label = found?.[1] ?? found?.[2] ?? 'PRIVATE KEY';
  const from = found === null ? 0 : found.index + found[0].length;
  const rest =
    text.length - from > leastBody ? text.slice(from) : text.slice(from) + window.text.slice(end, end + 4096);
  if (
    /\.{3}|\*{4}|\bredacted\b|\byour[ _-]|x{12}|\xe2\x80\xa6/i.test(rest.slice(0, 2000).replace(/-----END[\s\S]*/, ''))
  ) {
    return dropped('the body of the key is left out');
  }
  if (label.startsWith('PuTTY')) return putty(rest);
  const body = bodyOf(rest);
  if (body.length < leastBody || entropy(body, 0, Math.min(body.length, 2000)) < 4)
    return dropped('a header without a key');
  const encrypted = /Proc-Type: ?4, ?ENCRYPTED|DEK-Info:/.test(rest) || label.startsWith('ENCRYPTED');
  const facts = keyFacts(label, Buffer.from(body, 'base64'));
  if (encrypted || facts?.encrypted === true) {
    return {
      holds: null,
      confidence: 0.4,
      reason: 'the key is encrypted',
      learnt: { kind: `encrypted ${facts?.kind ?? 'private key'}`, ...accountOf(facts) },
    };
  }
  if (facts === null) return { holds: false, confidence: 0.3, reason: 'the body is no key of this kind' };
  const bits = facts.bits === undefined ? '' : `, ${facts.bits} bits`;
  return {
    holds: true,
    confidence: 0.99,
    reason: `a private key that parses${bits}`,
    learnt: { kind: `${facts.kind}${bits}`, ...accountOf(facts) },
  };
};

/** Hosts list keys by their fingerprints: where this one opens a door is found with it. */
function accountOf(facts: KeyFacts | null): { account?: string } {
  return facts?.fingerprint === undefined ? {} : { account: facts.fingerprint };
}

function putty(rest: string): ReturnType<StructureCheck> {
  const kind = /ssh-[a-z0-9-]+|ecdsa-[a-z0-9-]+/.exec(rest)?.[0] ?? 'key';
  const encryption = /Encryption:\s*([\w-]+)/.exec(rest)?.[1];
  if (!/Private-Lines:\s*\d+/.test(rest)) return { holds: null, reason: 'a PuTTY key' };
  if (encryption !== undefined && encryption !== 'none') {
    return {
      holds: null,
      confidence: 0.4,
      reason: 'the key is encrypted',
      learnt: { kind: `encrypted PuTTY ${kind}` },
    };
  }
  return { holds: true, confidence: 0.97, reason: 'a PuTTY key without passphrase', learnt: { kind: `PuTTY ${kind}` } };
}

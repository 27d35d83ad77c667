import { meaningOf } from '../key.ts';
import { judgeValue } from '../verdict.ts';
import { dropped, type StructureCheck } from './told.ts';

const entryKey = /["']?([\w.-]{1,100})["']?\s*:\s*(?:[|>][-+]?\s*\n\s*)?["']?$/;

/**
 * A value of a Kubernetes Secret's `data:` (base64) or `stringData:` (plain). Base64 is no encryption: it is decoded and
 * judged like any `key: value`. A key that names nothing secret (`username`) leaves only machine-made values.
 *
 * @param text the value as it stands in the manifest
 */
export const kubernetesSecret: StructureCheck = (text, window, start) => {
  const key = entryKey.exec(window.text.slice(Math.max(0, start - 160), start))?.[1] ?? '';
  const value = plainOf(text);
  if (value.includes('PRIVATE KEY-----'))
    return { holds: null, confidence: 0.95, reason: 'decodes to a private key', learnt: { kind: 'private key' } };
  if (/^-----BEGIN (?:CERTIFICATE|PUBLIC KEY)/.test(value)) return dropped('decodes to a certificate');
  const named = meaningOf(key);
  const meaning = named.strength === 'none' ? meaningOf('key') : named;
  const verdict = judgeValue(value, { key, meaning, operator: ':', quoted: true });
  if (verdict === null) return dropped('decodes to nothing secret');
  return {
    holds: null,
    confidence: verdict.confidence,
    reason: verdict.reasons.at(-1) ?? '',
    learnt: { kind: 'entry of a Kubernetes Secret' },
  };
};

/** Decodes base64 when it is some and yields text; returns `text` itself otherwise. */
function plainOf(text: string): string {
  if (!/^[A-Za-z0-9+/\s]+={0,2}$/.test(text) || text.replace(/\s/g, '').length % 4 !== 0) return text;
  const decoded = Buffer.from(text, 'base64')
    .toString('latin1')
    .replace(/\r?\n$/, '');
  return /^[\x20-\x7e\r\n\t]+$/.test(decoded) ? decoded : text;
}

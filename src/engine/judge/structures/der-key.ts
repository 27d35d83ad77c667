import { entropy } from '../randomness.ts';
import { keyFacts } from './private-key.ts';
import { dropped, type StructureCheck } from './told.ts';

/** The base64 of a private key's DER, with no PEM lines around it, as keys stand in properties and test data. */
export const derKey: StructureCheck = (text) => {
  const body = text.replace(/\\n|\s/g, '');
  if (entropy(body, 0, Math.min(body.length, 2000)) < 4) return dropped('a header without a key');
  const facts = keyFacts('PRIVATE KEY', Buffer.from(body, 'base64'));
  if (facts === null) return { holds: false, confidence: 0.3, reason: 'the bytes are no key' };
  const bits = facts.bits === undefined ? '' : `, ${facts.bits} bits`;
  return {
    holds: true,
    confidence: 0.99,
    reason: `a private key that parses${bits}`,
    learnt: { kind: `${facts.kind}${bits}` },
  };
};

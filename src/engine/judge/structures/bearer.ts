import { meaningOf } from '../key.ts';
import { judgeValue } from '../verdict.ts';
import { dropped, type StructureCheck } from './told.ts';

/** The opaque token of `Authorization: Bearer …`. */
export const bearer: StructureCheck = (text) => {
  const verdict = judgeValue(text, { key: 'bearer', meaning: meaningOf('token'), operator: ' ', quoted: true });
  if (verdict === null) return dropped('a placeholder or a reference');
  return { holds: null, confidence: verdict.confidence, reason: verdict.reasons.at(-1) ?? '' };
};

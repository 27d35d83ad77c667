import type { StructureCheck } from './told.ts';

/** A Stripe key says itself whether it moves real money. Test keys are real credentials of a sandbox: a little lower. */
export const stripe: StructureCheck = (text) => {
  const test = /^[a-z]+_test_/.test(text);
  const kind = `${text.startsWith('rk_') ? 'restricted' : text.startsWith('whsec_') ? 'webhook' : 'secret'} key`;
  if (text.startsWith('whsec_')) return { holds: null, reason: '', learnt: { kind } };
  return test
    ? { holds: null, confidence: 0.8, reason: 'a key for test mode', learnt: { kind: `${kind}, test mode` } }
    : { holds: null, reason: 'a key for live mode', learnt: { kind: `${kind}, live mode` } };
};

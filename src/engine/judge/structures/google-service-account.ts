import { pem } from './pem.ts';
import type { StructureCheck } from './told.ts';

const field = (text: string, name: string): string | undefined =>
  new RegExp(`"${name}\\\\*"\\s*:\\s*\\\\*"([^"\\\\]{1,200})`).exec(text)?.[1];

/** The JSON of a Google service account: the account from `client_email`, the key judged as any private key. */
export const googleServiceAccount: StructureCheck = (text, window, start, end) => {
  const around = window.text.slice(Math.max(0, start - 2000), end + 2000);
  const account = field(around, 'client_email') ?? field(around, 'project_id');
  const key = text.includes('PRIVATE KEY') ? pem(text, window, start, end) : undefined;
  if (key?.drop === true) return key;
  return {
    holds: key?.holds ?? null,
    ...(key?.confidence !== undefined && { confidence: key.confidence }),
    reason: account === undefined ? 'a service account without its name' : 'a service account with its name',
    learnt: { kind: 'service account', ...(account !== undefined && { account }) },
  };
};

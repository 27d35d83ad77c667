import { dropped, type StructureCheck } from './told.ts';

function jsonOf(part: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

/** Claims of the sample token that jwt.io and half of all tutorials show. */
const isSample = (claims: Record<string, unknown>): boolean =>
  claims.sub === '1234567890' && /^(?:John Doe|Jane Doe)$/.test(String(claims.name ?? 'John Doe'));

/**
 * A JSON Web Token: three parts, a header with `alg`, claims with perhaps an expiry. The claims' issuer becomes the account.
 *
 * An expired token keeps its confidence, since the clock of the scan is no part of the text; `expires` says when.
 */
export const jwt: StructureCheck = (text) => {
  const parts = text.split('.');
  const header = jsonOf(parts[0] ?? '');
  if (parts.length === 5) return { holds: header !== null, reason: 'an encrypted token (JWE)', confidence: 0.4 };
  if (parts.length !== 3) return dropped('a token has three parts');
  if ((parts[2] ?? '').length < 10) return dropped('the signature is left out');
  if (header === null) return { holds: false, confidence: 0.2, reason: 'the header is no JSON' };
  const claims = jsonOf(parts[1] ?? '');
  if (claims === null || typeof header.alg !== 'string')
    return { holds: false, confidence: 0.3, reason: 'the claims are no JSON' };
  if (isSample(claims)) return { holds: null, confidence: 0.2, reason: 'the sample token of jwt.io' };
  const expiry = typeof claims.exp === 'number' ? dateOf(claims.exp) : undefined;
  const issuer = typeof claims.iss === 'string' ? claims.iss.slice(0, 100) : undefined;
  return {
    holds: true,
    confidence: 0.95,
    reason: expiry === undefined ? 'a signed token without expiry' : `a signed token that expires ${expiry}`,
    learnt: {
      kind: `JWT ${header.alg.slice(0, 10)}`,
      ...(expiry !== undefined && { expires: expiry }),
      ...(issuer !== undefined && { account: issuer }),
    },
  };
};

function dateOf(seconds: number): string | undefined {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

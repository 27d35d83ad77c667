// HTTP authentication schemes: what stands between `Authorization:` and the credential itself.
import { credentialsOf } from './structures/credentials.ts';

const scheme =
  /(?:Bearer|Basic|Token|OAuth2?|ApiKey|Api-?Key|Api-?Token|Key|JWT|NTLM|Negotiate|SSWS|Bot|GenieKey|Splunk|PAT|AccessToken|token|bearer|basic|apikey)(?:[ \t]+|%20|=)(?:token=|apikey=|key=)?["']?/y;
const other = /(?:\w+-HMAC-SHA\d+|Digest|Hawk|Signature|HMAC|SharedKey\w*|AWS)[ \t]/iy;

/**
 * Where the credential begins behind a scheme's name at `at`.
 *
 * @returns `at` itself when there is no scheme; -1 for schemes that send a signature instead of the credential
 */
export function skipScheme(text: string, at: number): number {
  other.lastIndex = at;
  if (other.test(text)) return -1;
  scheme.lastIndex = at;
  return scheme.test(text) ? scheme.lastIndex : at;
}

/** Whether the scheme that ends at `at` is Basic, so that the value must decode to `user:password`. */
export function isBasicBefore(text: string, at: number): boolean {
  return /basic(?:[ \t]+|%20)["']?$/i.test(text.slice(Math.max(0, at - 12), at));
}

/** Whether the scheme that ends at `at` is Bearer: the value is a token, whatever the header is called. */
export function isBearerBefore(text: string, at: number): boolean {
  return /bearer(?:[ \t]+|%20)["']?$/i.test(text.slice(Math.max(0, at - 12), at));
}

/** Whether `value` decodes to a user and a password. */
export function isBasicCredential(value: string): boolean {
  return credentialsOf(value) !== null;
}

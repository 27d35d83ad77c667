/** `user:password` of an HTTP Basic header or a Docker `auth` field, or null when it does not decode to that. */
export function credentialsOf(base64: string): { user: string; password: string } | null {
  if (!/^[A-Za-z0-9+/_-]{4,}={0,2}$/.test(base64)) return null;
  const text = Buffer.from(base64, 'base64').toString('latin1');
  const colon = text.indexOf(':');
  if (colon < 0 || text.length < 4 || !/^[\x20-\x7e\xa0-\xff]+$/.test(text)) return null;
  return { user: text.slice(0, colon), password: text.slice(colon + 1) };
}

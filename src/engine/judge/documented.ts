// Values that specifications print as examples. They open nothing, and everybody's tests and manuals repeat them.

/** Tokens and secrets of RFC 5849, 6749, 6750, 7009 and 7662, and of AWS's documentation. */
const documented: ReadonlySet<string> = new Set([
  'mF_9.B5f-4.1JqM',
  '2YotnFZFEjr1zCsicMWpAA',
  'tGzv3JOkF0XG5Qx2TlKWIA',
  'SplxlOBeZQQYbYS6WxSbIA',
  'gX1fBat3bV',
  '7Fjfp0ZBr1KtDRbnfVdmIw',
  '45ghiukldjahdnhzdauz',
  'kd94hf93k423kf44',
  'pfkkdhi9sl3r4s00',
  'dpf43f3p2l4k3l03',
  'nnch734d00sl2jdk',
  'kkk9d7dh3k39sjv7',
  'j49sk3j29djd',
  'dh893hdasih9',
]);

/** Whether a specification prints `value` as its example. */
export function isDocumented(value: string): boolean {
  return documented.has(value) || /EXAMPLE(?:KEY)?$/.test(value);
}

/**
 * Whether `host` is kept for documentation or leads nowhere (RFC 2606, RFC 6761), or is a word that stands for a host.
 * A loopback address is a real host: what is written for it is used.
 */
export function isReservedHost(host: string): boolean {
  return (
    /(?:^|\.)(?:example\.(?:com|org|net|edu)|example|test|invalid)\.?$/i.test(host) ||
    /^(?:host(?:name)?|server|your-?host|my-?host|domain)(?:\.(?:com|tld))?$/i.test(host)
  );
}

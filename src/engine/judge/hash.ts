// Machine-made values that are public: digests, ids, fingerprints, sizes of things.

const uuid = /^\{?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}?$/i;
const integrity = /^(?:sha(?:1|224|256|384|512)|md5|blake2b|h1)[-:=][A-Za-z0-9+/=_-]{20,}$/i;
const fingerprint = /^(?:SHA256:[A-Za-z0-9+/]{43}|(?:[0-9a-f]{2}:){10,}[0-9a-f]{2})/i;
/** Negotiate and challenge messages of NTLM, which carry nothing that a password went into. */
const handshake = /^TlRMTVNTUAA[BC]/;
const publicKey =
  /^(?:ssh-(?:rsa|ed25519|dss) )?AAAA[BCE]3NzaC1|^MI(?:IB|GfM|Gf|IC)Ij?AN|^MFkwEw|^MCowBQ|^LS0tLS1CRUdJTiBDRVJU|^LS0tLS1CRUdJTiBQVUJ|^age1[a-z0-9]{58}$|^pk_(?:live|test)_/;

/** Whether `value` is a UUID, in braces or not. */
export function isUuid(value: string): boolean {
  return uuid.test(value);
}

/** Hex digits only, at least `least` of them. */
export function isHex(value: string, least: number): boolean {
  return value.length >= least && /^[0-9a-f]+$/i.test(value);
}

/** Whether `value` is public by its form: lock-file integrity, a key's fingerprint, a public key, a certificate. */
export function isPublicByForm(value: string): boolean {
  return integrity.test(value) || fingerprint.test(value) || publicKey.test(value) || handshake.test(value);
}

/** Base64 of readable ASCII: it was written by a person, so it is as secret as that text, and that is not judged here. */
export function isEncodedText(value: string): boolean {
  if (value.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(value)) return false;
  return /^[\x20-\x7e\r\n\t]{8,}$/.test(Buffer.from(value, 'base64').toString('latin1'));
}

/**
 * Header and claims of a JSON Web Token with no signature behind them, or with a word in its place. One that ends with
 * its second dot is whole: it says that it has none (RFC 7519, section 6).
 */
export function isUnsigned(value: string): boolean {
  return /^eyJ[\w-]{8,}\.[\w-]{0,4000}(?:\.[\w-]{1,15})?$/.test(value);
}

import { createHash, createHmac, scryptSync } from 'node:crypto';

/** SHA-256 of `data`, as 64 hex digits. */
export function sha256(data: Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** HMAC-SHA256 of `data` under `key`, as 64 hex digits. */
export function hmacSha256(key: Uint8Array, data: Uint8Array): string {
  return createHmac('sha256', key).update(data).digest('hex');
}

/**
 * A 32-byte key that takes about 50 ms and 16 MiB to derive, so that guessing `data` costs as much for each guess.
 * Blocks the thread for that long: derive once for each distinct input.
 *
 * @see RFC 7914 (scrypt), here with N = 2^14, r = 8, p = 1
 */
export function stretch(data: Uint8Array, salt: Uint8Array): Uint8Array {
  return scryptSync(data, salt, 32, { N: 2 ** 14, r: 8, p: 1 });
}

import { createHash, createHmac, scrypt } from 'node:crypto';

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
 * Derived on one of libuv's threads, four at a time: ask for all at once, and once for each distinct input.
 *
 * @see RFC 7914 (scrypt), here with N = 2^14, r = 8, p = 1
 */
export function stretch(data: Uint8Array, salt: Uint8Array): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    scrypt(data, salt, 32, { N: 2 ** 14, r: 8, p: 1 }, (error, key) => (error === null ? resolve(key) : reject(error)));
  });
}

import { createHmac } from 'node:crypto';
import type { Engine } from '../../engine/engine.ts';
import type { Match } from '../../model/match.ts';

/** Thrown when what was remembered does not fit the repository: scan it anew. */
export class Forgotten extends Error {}

/**
 * Names for secrets, so that they can be told apart without being kept: HMAC-SHA256 under a key, 32 hex digits. Where a
 * source only compares secrets, a match whose `secret` is such a name serves as well.
 */
export class Tokens {
  readonly #key: Uint8Array;
  readonly #engine: Engine;
  readonly #tokens = new Map<string, string>();
  readonly #secrets = new Map<string, string>();

  constructor(key: Uint8Array, engine: Engine) {
    this.#key = key;
    this.#engine = engine;
  }

  /** The match with the name of its secret in place of the secret. */
  hide(match: Match): Match {
    let token = this.#tokens.get(match.secret);
    if (token === undefined) {
      token = this.#name(match.secret);
      this.#tokens.set(match.secret, token);
      this.#secrets.set(token, match.secret);
    }
    return { ...match, secret: token };
  }

  /**
   * The secret of a hidden match.
   *
   * @param bytes the blob that holds it
   * @throws {Forgotten} when the blob does not
   */
  reveal(match: Match, bytes: Uint8Array): string {
    const token = match.secret;
    const known = this.#secrets.get(token);
    if (known !== undefined) return known;
    const secret = this.#asItStands(match, bytes) ?? this.#lookAgain(match, bytes);
    if (secret === undefined) throw new Forgotten('a blob does not hold what was remembered of it');
    this.#secrets.set(token, secret);
    return secret;
  }

  #asItStands({ start, end, secret: token }: Match, bytes: Uint8Array): string | undefined {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('latin1');
    return this.#name(text) === token ? text : undefined;
  }

  /** For a secret that was decoded, unescaped or joined. */
  #lookAgain({ rule, start, end, secret: token }: Match, bytes: Uint8Array): string | undefined {
    const same = this.#engine
      .match(bytes)
      .find(
        (match) =>
          match.rule === rule && match.start === start && match.end === end && this.#name(match.secret) === token,
      );
    return same?.secret;
  }

  #name(secret: string): string {
    return createHmac('sha256', this.#key).update(secret, 'latin1').digest('hex').slice(0, 32);
  }
}

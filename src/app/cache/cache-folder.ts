// The folder of a repository's cache, and the key that makes what is in it worth trusting.
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import {
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import type { Io } from '../io.ts';

/** Files larger than this are not kept, and files over the second limit together make the oldest go. In bytes. */
const limits = { file: 96 << 20, folder: 192 << 20, files: 16 } as const;

/** First bytes of a file; then come a nonce, a tag and the text, under AES-256-GCM. */
const format = 'stanch-cache/1\n';
const nonceSize = 12;
const tagSize = 16;

/** Where the cache of a repository lies. */
export function cacheFolderOf(commonDir: string): string {
  return join(commonDir, 'stanch', 'cache');
}

/**
 * Texts by name, each written in one step, and encrypted: nobody can plant one, and what a subject or a path may tell is
 * not told again.
 */
export class CacheFolder {
  readonly #path: string;
  readonly #key: Uint8Array;
  readonly #warn: (text: string) => void;

  private constructor(path: string, key: Uint8Array, warn: (text: string) => void) {
    this.#path = path;
    this.#key = key;
    this.#warn = warn;
  }

  /**
   * Null, after a warning where that is not the user's own choice, for a repository that belongs to somebody else and
   * where no key can be kept.
   */
  static open(commonDir: string, env: Io['env'], warn: (text: string) => void): CacheFolder | null {
    const { uid } = userInfo();
    if (uid >= 0 && statSync(commonDir).uid !== uid) return null;
    const keyPath = join(stateFolder(env), 'stanch', 'cache-key');
    try {
      return new CacheFolder(cacheFolderOf(commonDir), userKey(keyPath, uid), warn);
    } catch (error) {
      warn(`No cache was used: its key cannot be kept in ${dirname(keyPath)} (${codeOf(error)}).`);
      return null;
    }
  }

  /** A key for a purpose, which only this user's runs can make. */
  keyFor(purpose: string): Uint8Array {
    return createHmac('sha256', this.#key).update(`key ${purpose}`).digest();
  }

  /** Null when there is none, or, after a warning, when it is damaged or not ours. */
  read(name: string): string | null {
    const path = join(this.#path, name);
    try {
      if (!lstatSync(path).isFile()) throw new TypeError('not a file');
      return this.#open(name, readFileSync(path));
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return null;
    }
    this.#warn('A cache file is damaged or was not written by this user; everything was scanned anew.');
    return null;
  }

  /** Gives a warning where it cannot be written. */
  write(name: string, text: string): void {
    const body = Buffer.from(text);
    if (body.length > limits.file) {
      this.#warn('No cache was kept: it would be too large.');
      return;
    }
    const path = join(this.#path, name);
    const temporary = join(this.#path, `.${name}.${randomBytes(6).toString('hex')}.tmp`);
    try {
      mkdirSync(this.#path, { recursive: true, mode: 0o700 });
      writeFileSync(temporary, this.#seal(name, body), { mode: 0o600, flag: 'wx' });
      renameSync(temporary, path);
      this.#prune();
    } catch (error) {
      if (existsSync(temporary)) rmSync(temporary, { force: true });
      this.#warn(`The cache could not be written to ${this.#path} (${codeOf(error)}).`);
    }
  }

  #seal(name: string, body: Uint8Array): Buffer {
    const nonce = randomBytes(nonceSize);
    const cipher = createCipheriv('aes-256-gcm', this.keyFor('files'), nonce).setAAD(Buffer.from(name));
    const hidden = [cipher.update(body), cipher.final()];
    return Buffer.concat([Buffer.from(format), nonce, cipher.getAuthTag(), ...hidden]);
  }

  /** Throws for anything that `seal` did not make under this name and key. */
  #open(name: string, bytes: Buffer): string {
    const at = format.length + nonceSize;
    if (bytes.toString('latin1', 0, format.length) !== format) throw new TypeError('not a file of the cache');
    const tag = bytes.subarray(at, at + tagSize);
    const options = { authTagLength: tagSize };
    const cipher = createDecipheriv('aes-256-gcm', this.keyFor('files'), bytes.subarray(format.length, at), options);
    cipher.setAAD(Buffer.from(name)).setAuthTag(tag);
    return Buffer.concat([cipher.update(bytes.subarray(at + tagSize)), cipher.final()]).toString();
  }

  /** Drops the oldest files, and what runs that were killed left behind. */
  #prune(): void {
    const files = readdirSync(this.#path).flatMap((name) => {
      const { mtimeMs, size } = statSync(join(this.#path, name), { throwIfNoEntry: false }) ?? { mtimeMs: 0, size: 0 };
      return { name, mtimeMs, size };
    });
    files.sort((a, b) => b.mtimeMs - a.mtimeMs);
    let room: number = limits.folder;
    for (const [index, { name, mtimeMs, size }] of files.entries()) {
      room -= size;
      const left = name.endsWith('.tmp') && Date.now() - mtimeMs > 3_600_000;
      if (left || room < 0 || index >= limits.files) rmSync(join(this.#path, name), { force: true });
    }
  }
}

function stateFolder(env: Io['env']): string {
  const set = env.XDG_STATE_HOME ?? '';
  return set.startsWith('/') ? set : join(env.HOME || homedir(), '.local', 'state');
}

/** The user's key, made when it is first needed. Runs at the same time agree on one. */
function userKey(path: string, uid: number): Uint8Array {
  for (const last of [false, true]) {
    const found = lstatSync(path, { throwIfNoEntry: false });
    if (found !== undefined) {
      if (!found.isFile() || (uid >= 0 && (found.uid !== uid || (found.mode & 0o77) !== 0)))
        throw Object.assign(new Error(), { code: 'others can read or change it' });
      const key = readFileSync(path);
      if (key.length === 32) return key;
      rmSync(path);
    }
    if (last) break;
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const temporary = `${path}.${randomBytes(6).toString('hex')}`;
    try {
      writeFileSync(temporary, randomBytes(32), { mode: 0o600, flag: 'wx' });
      linkSync(temporary, path);
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    } finally {
      rmSync(temporary, { force: true });
    }
  }
  throw Object.assign(new Error(), { code: 'it does not stay' });
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? 'unknown error';
}

import type { GenericRule } from './window.ts';

/**
 * What a key's name says about its value. `strong` names ask for a secret by themselves; `weak` ones (key, auth,
 * cookie …) only count beside a machine-made value; `none` names something else, or something public.
 */
export interface KeyMeaning {
  readonly strength: 'strong' | 'weak' | 'none';
  readonly rule: GenericRule;
  /** The word that told, lower case. */
  readonly word: string;
}

const nothing: KeyMeaning = { strength: 'none', rule: 'generic-credential', word: '' };

/** Where a telling word may stand in a text; a cheap first look before a name is taken apart. */
export const tellingWord: RegExp =
  /pass|pwd|passwd|secret|token|key|auth|cred|bearer|cookie|session|jwt|kennwort|senha|salt|otp|seed|dsn|ticket|sid(?![a-z])|\bpw\b|\bapi\b|_api\b/gi;

const password =
  /^(?:passw(?:or)?d|passwort|passwrd|password[sz]|pwd|pass|passphrase|passcode|pw|psw|psswd|kennwort|senha|mdp|userpwd|identified|\w{1,16}(?:password|passwd|pwd|passphrase)|\w{2,12}pass)\d*$/;
const secret = /^(?:secrets?|secretes?|\w{2,16}secret|secretkey|hmac|salt)\d*$/;
const token = /^(?:tokens?|jwt|bearer|pat|\w{2,16}token)\d*$/;
const apiKey =
  /^(?:\w{0,12}apikeys?|accesskey|secretkey|privatekey|authkey|masterkey|appkey|accountkey|consumerkey|encryptionkey|signingkey|sharedkey|\w{0,12}nkey|xkey|sshkey|aeskey|cipherkey)\d*$/;
const credential = /^(?:credentials?|creds?|otp|authorization)$/;
const weak =
  /^(?:keys?|\w{1,16}key|auth|oauth\d?|authenticat\w*|cookies?|session\w*|\w{0,8}sess(?:ion)?id|sid|ticket|\w{2,12}ticket|nonce|verifier|seed|code|access|api|dsn|login|csrf|xsrf)$/;

/** Words before `key` that make it a secret one: `api_key`, `private.key`. */
const keyBefore =
  /^(?:api|app|access|secret|private|priv|auth|oauth|master|account|consumer|encrypt|encryption|decryption|signing|sign|shared|client|license|subscription|storage|service|server|ssh|deploy|integration|write|admin|user|account|aes|hmac|jwt|crypto|cipher|security|session|cookie|rest|web|sdk|bot|issuer|ingest|tenant|maps?|x|n)$/;

/** Last words of names whose value is about a secret but is none. */
const aboutWord =
  /^(?:complexity|encryption|id|ids|url|uri|urls|endpoint|path|paths|file|files|filename|dir|folder|name|names|type|types|method|length|len|size|count|index|idx|prefix|suffix|field|label|title|text|message|msg|hint|placeholder|description|desc|help|error|errors|policy|regex|pattern|rule|rules|format|expiry|expires|expired|expiration|expire|expiresin|ttl|timeout|age|date|time|timestamp|at|by|in|on|status|state|enabled|disabled|required|valid|validity|validator|validation|version|usage|scope|scopes|provider|manager|service|factory|handler|helper|class|interface|reset|change|changed|changer|strength|rotation|algorithm|algo|alg|encoding|charset|source|store|storage|location|host|port|header|headers|param|params|parameter|prompt|input|ref|reference|resolver|generator|issuer|audience|owner|author|authors|map|list|set|array|table|column|row|model|view|controller|form|page|screen|test|tests|spec|check|checks|checker|limit|limits|min|max|mode|level|option|options|config|settings|kind|request|response|response|action|event|bucket|arn|region|address|template|fingerprint|checksum|digest|thumbprint|signature_method|selector|icon|image|color|link|button|property|properties|attribute|attr|annotation|var|env|envvar|variable|placeholder|example|sample|number|num|info|metadata|meta|public|cert|certificate|ca|crt|csr|pub|hashed|encrypted|encoder|decoder|parser|reader|writer|builder|filter|guard|middleware|strategy|exception|callback|function|func|fn|fun)$/;

/** Words that make the whole name public or encrypted. */
const publicWord =
  /^(?:public|pub|publickey|pubkey|encrypted|hashed|fingerprint|sealed|masked|redacted|placeholder|invalid|wrong|author|authors|primary|foreign|partition|sort|keyboard|keyword|keywords|keys?tone|passive|passing|passed|passenger|passport|bypass|compass|tokenizer|tokenize|tokenization|publishable|publickeytoken|checksum|integrity|etag|websocket|signature|sig|sha\d*|md5|hash|\w*pub(?:lic)?keys?|revision|commit|recv|keyserver|keyid|socket)$/;

const wordsOf = (name: string): string[] =>
  name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '');

const cache = new Map<string, KeyMeaning>();

/**
 * Judges a name such as `DB_PASSWORD`, `clientSecret`, `token_url` or `AccountKey`.
 *
 * The last words count most: `password_file` is about a password, it holds none. Names are remembered (bounded), since
 * the same few come again and again.
 */
export function meaningOf(name: string): KeyMeaning {
  const known = cache.get(name);
  if (known !== undefined) return known;
  const meaning = judgeName(name);
  if (cache.size > 2000) cache.clear();
  cache.set(name, meaning);
  return meaning;
}

function judgeName(name: string): KeyMeaning {
  const words = wordsOf(name);
  if (words.length === 0 || words.length > 12) return nothing;
  if (words.some((word) => publicWord.test(word))) return nothing;
  while (words.length > 1 && /^\d+$/.test(words.at(-1)!)) words.pop();
  const last = words.at(-1)!;
  const before = words.at(-2) ?? '';
  if (words.length > 1 && aboutWord.test(last)) return nothing;
  // `DB_PASSWORD`, `password_production`: the telling word is usually last, sometimes followed by what it is for.
  for (let i = words.length - 1; i >= 0 && i >= words.length - 3; i--) {
    const strong = strongMeaning(words[i]!, words[i - 1] ?? '');
    if (strong !== null) return strong;
  }
  if (last === 'key' && keyBefore.test(before))
    return { strength: 'strong', rule: 'generic-api-key', word: `${before} key` };
  if (last === 'keys' && keyBefore.test(before))
    return { strength: 'strong', rule: 'generic-api-key', word: `${before} keys` };
  for (let i = words.length - 1; i >= 0; i--) {
    if (weak.test(words[i]!)) return { strength: 'weak', rule: 'generic-credential', word: words[i]! };
  }
  return nothing;
}

function strongMeaning(word: string, before: string): KeyMeaning | null {
  if (password.test(word) && !(word === 'pass' && /^(?:by|render|first|second|one|two|single|multi)$/.test(before)))
    return { strength: 'strong', rule: 'generic-password', word: 'password' };
  if (word === 'phrase' && before === 'pass') return { strength: 'strong', rule: 'generic-password', word: 'password' };
  if (word === 'word' && before === 'pass') return { strength: 'strong', rule: 'generic-password', word: 'password' };
  if (apiKey.test(word)) return { strength: 'strong', rule: 'generic-api-key', word: 'api key' };
  if (secret.test(word)) return { strength: 'strong', rule: 'generic-secret', word: 'secret' };
  if (token.test(word)) return { strength: 'strong', rule: 'generic-token', word: 'token' };
  if (word === 'key' && keyBefore.test(before))
    return { strength: 'strong', rule: 'generic-api-key', word: `${before} key` };
  if (credential.test(word)) return { strength: 'strong', rule: 'generic-credential', word };
  return null;
}

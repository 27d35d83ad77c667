import { wordiness } from './randomness.ts';

/** Two or more words with blanks between them, or letters outside ASCII: text for people. */
export function isSentence(value: string): boolean {
  return /\S\s+\S/.test(value) || (/[\x80-\xff]/.test(value) && !/\d/.test(value));
}

/** Words joined as programmers do: `snake_case`, `kebab-case`, `CONSTANT_NAME`, `dotted.name`, `camelCase`, `Type`. */
export function isName(value: string): boolean {
  return (
    /^(?:[a-z]+|[A-Z][a-z]*|[A-Z]+)\d{0,4}(?:[._:/-](?:(?:[a-z]+|[A-Z][a-z]*|[A-Z]+)\d{0,4}|\d{1,2}))+$|^[A-Z][A-Z\d]*(?:_[A-Z\d]+)+$/.test(
      value,
    ) ||
    (/^(?:[a-z]+|[A-Z][a-z]+)(?:[A-Z][a-z]+)+\d{0,2}$/.test(value) && wordiness(value, 0, value.length) > 0)
  );
}

/** One word of letters that reads like language. */
export function isWord(value: string): boolean {
  return /^[A-Za-z]+$/.test(value);
}

/** A URL without a password, a path, a file name, a host name, an e-mail address, a media type or a version. */
export function isLocator(value: string): boolean {
  return (
    /^[a-z][a-z0-9+.-]*:\/\//i.test(value) ||
    (/^(?:\.{0,2}|~)\/[\w.@%~ -]+(?:\/[\w.@%~ -]*)*$/.test(value) && wordiness(value, 0, value.length) > -0.2) ||
    /^[A-Za-z]:\\/.test(value) ||
    /^[\w-]+(?:[./][\w-]+)*\.(?:js|ts|json|ya?ml|txt|pem|key|crt|cer|jks|p12|pfx|xml|html?|png|svg|jpg|gif|css|py|rb|go|java|cs|php|sh|md|conf|cfg|ini|properties|env|log|db|sql|com|org|net|io|dev|local)$/i.test(
      value,
    ) ||
    /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/.test(value) ||
    /^[~^]?v?\d+(?:\.\d+)+(?:[-+.]\w+)*$/.test(value) ||
    /^(?:application|text|image|audio|video|multipart)\/[\w.+-]+$/.test(value)
  );
}

/** A regular expression or a format with escapes: written by a person to find text, not to be one. */
export function isPattern(value: string): boolean {
  return /\\[(|.wsdbBWSD]|\(\?[:=!<]|\[\^|\.\*|\[[aA0]-[zZ9]/.test(value);
}

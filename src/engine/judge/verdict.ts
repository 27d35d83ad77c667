import { stoppedBy } from './gates.ts';
import { isEncodedText, isHex, isUuid } from './hash.ts';
import type { KeyMeaning } from './key.ts';
import { isName, isWord } from './language.ts';
import { holdsSequence, holdsStock, isHinting, isLeet, isStock } from './placeholder.ts';
import { entropy, wordiness } from './randomness.ts';
import type { Tie } from './tie.ts';
import type { ValueForm } from './window.ts';

/** What the judge thinks of one value. */
export interface Verdict {
  readonly form: ValueForm;
  readonly confidence: number;
  readonly reasons: readonly string[];
}

/**
 * Judges one value beside its key.
 *
 * @returns null only for what is plainly no secret: references, placeholders, calls, sentences, locators
 */
export function judgeValue(value: string, tie: Tie): Verdict | null {
  if (stoppedBy(value, tie) !== null) return null;
  if (/^[-+]?\d+(?:\.\d+)?$/.test(value)) return judgeNumber(value, tie);
  if (isUuid(value)) return judgeUuid(tie);
  const made = judgeMade(value, tie);
  if (made !== null) return made;
  if (tie.meaning.strength === 'weak') return null;
  return judgeTyped(value, tie);
}

const says = (meaning: KeyMeaning): string => `the key's name says ${meaning.word}`;

function judgeNumber(value: string, tie: Tie): Verdict | null {
  if (tie.meaning.rule !== 'generic-password' || value.length < 5 || value.length > 40) return null;
  return { form: 'stock', confidence: 0.25, reasons: [says(tie.meaning), 'digits only'] };
}

function judgeUuid(tie: Tie): Verdict | null {
  if (tie.meaning.strength === 'weak' || tie.meaning.rule === 'generic-password') return null;
  return { form: 'made', confidence: 0.6, reasons: [says(tie.meaning), 'a UUID: random, but often only an id'] };
}

/** 16 characters or more that no person made up. */
function judgeMade(value: string, tie: Tie): Verdict | null {
  const length = value.length;
  if (length < 16 || /\s/.test(value)) return null;
  const weak = tie.meaning.strength === 'weak';
  if (holdsSequence(value)) return null;
  const hex = isHex(value, 16);
  const bits = entropy(value, 0, length);
  if (hex) {
    if (bits < 2.6) return null;
    if (length >= 32)
      return {
        form: 'made',
        confidence: weak ? 0.7 : 0.9,
        reasons: [says(tie.meaning), `${length} random hex digits`],
      };
    return { form: 'made', confidence: weak ? 0.4 : 0.82, reasons: [says(tie.meaning), `${length} random hex digits`] };
  }
  if (bits < 3) return null;
  const digits = countDigits(value);
  const words = wordiness(value, 0, length);
  const mixed = digits > 0 && /[A-Za-z]/.test(value);
  const cased = /[a-z]/.test(value) && /[A-Z]/.test(value);
  if (!mixed && !(cased && length >= 20)) {
    if (words > -0.6 || length < 20) return null;
    return { form: 'made', confidence: weak ? 0.5 : 0.7, reasons: [says(tie.meaning), 'random letters'] };
  }
  if (oddSymbols(value) >= 3 && digits > 1 && !/[A-Za-z]{3,}\d*\(/.test(value) && bits >= 3.5) {
    return {
      form: 'made',
      confidence: weak ? 0.45 : 0.85,
      reasons: [says(tie.meaning), `${length} characters of every kind`],
    };
  }
  if (weak && /\w=\w/.test(value)) return null;
  if (weak && isEncodedText(value)) return null;
  if (isHinting(value) && words > -1) return null;
  if (words > -0.1) return null;
  const sure = words < -0.5;
  const confidence = weak ? (sure ? 0.8 : 0.5) : sure ? 0.9 : 0.7;
  return {
    form: 'made',
    confidence,
    reasons: [says(tie.meaning), sure ? `${length} random characters` : `${length} mixed characters`],
  };
}

function countDigits(value: string): number {
  let count = 0;
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i);
    if (code >= 48 && code <= 57) count++;
  }
  return count;
}

/** Characters that names, numbers and base64 do without. */
function oddSymbols(value: string): number {
  let count = 0;
  for (let i = 0; i < value.length; i++) if (/[^\w\s./:+=,;-]/.test(value[i]!)) count++;
  return count;
}

const fold = (text: string): string => text.toLowerCase().replace(/[^a-z\d]/g, '');

/** Whether the value says no more than the key: `password: 'Password'`, `api_token = my_api_token`. */
function repeatsKey(value: string, key: string): boolean {
  const a = fold(value);
  const b = fold(key);
  return a !== '' && b !== '' && (b.includes(a) || a.includes(b));
}

/** What a person types: words, names, and letters mixed with digits or symbols. */
function judgeTyped(value: string, tie: Tie): Verdict | null {
  const key = says(tie.meaning);
  const isPassword = tie.meaning.rule === 'generic-password';
  const low = (form: ValueForm, confidence: number, reason: string): Verdict => ({
    form,
    confidence,
    reasons: [key, reason],
  });
  if (value.length > 64) return null;
  if (isStock(value)) return low('stock', 0.2, 'a stock word');
  if (repeatsKey(value, tie.key)) return low('stock', 0.15, 'repeats the name of its key');
  if (holdsSequence(value)) return low('stock', 0.2, 'letters or digits in order');
  if (isHinting(value) && !isLeet(value)) return low('stock', 0.2, 'reads like an example');
  if (isPassword && holdsStock(value) && isLeet(value)) return low('mixed', 0.55, 'letters and digits mixed');
  if (holdsStock(value)) return low('stock', 0.25, 'holds a word for a secret');
  if (isName(value)) return low('name', 0.3, 'reads like a name');
  if (isWord(value)) return judgeWord(value, tie, key);
  const letters = /[A-Za-z]/.test(value);
  const digits = /\d/.test(value);
  const symbols = /[^A-Za-z\d]/.test(value);
  if (/^[\])}>,;]|\\[x0]|\.(?:days?|hours?|minutes?|seconds?|weeks?|months?|years?)\b/.test(value)) return null;
  if (letters && digits && value.length >= 8) {
    const form = 'mixed';
    if (/^[\w.~-]+$/.test(value) && countDigits(value) >= 4 && wordiness(value, 0, value.length) < 0.3) {
      return { form, confidence: 0.55, reasons: [key, 'letters and digits mixed'] };
    }
    if (!symbols || isPassword)
      return { form, confidence: isPassword ? 0.7 : 0.6, reasons: [key, 'letters and digits mixed'] };
    return low(form, 0.4, 'letters, digits and symbols');
  }
  if (letters && digits) return low('mixed', isPassword ? 0.45 : 0.35, 'short, letters and digits mixed');
  if (letters && isPassword && /^[A-Za-z!@#$%^*?]{6,}$/.test(value)) {
    return low('mixed', /[A-Za-z]{8}/.test(value) ? 0.55 : 0.45, 'letters and symbols');
  }
  return low('name', 0.3, 'no digits');
}

function judgeWord(value: string, tie: Tie, key: string): Verdict {
  const isPassword = tie.meaning.rule === 'generic-password';
  if (value.length < 8) return { form: 'word', confidence: 0.35, reasons: [key, 'one short word'] };
  return { form: 'word', confidence: isPassword ? 0.55 : 0.4, reasons: [key, 'one long word'] };
}

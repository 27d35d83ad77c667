import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as assert from 'uvu/assert';
import { fromRoot } from './paths.ts';

/**
 * Compares `text` with `test/golden/<name>`, byte for byte. `UPDATE_GOLDEN=1` writes the file instead: then the review is
 * the diff. A missing file fails.
 */
export function matchesGolden(name: string, text: string): void {
  const path = fromRoot('test', 'golden', name);
  if (process.env['UPDATE_GOLDEN'] === '1') {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return;
  }
  let expected: string;
  try {
    expected = readFileSync(path, 'utf8');
  } catch {
    throw new Error(`there is no golden file ${name}: look at the output, then run again with UPDATE_GOLDEN=1`);
  }
  if (text !== expected) assert.fixture(text, expected, `differs from test/golden/${name}`);
  assert.is(text, expected);
}

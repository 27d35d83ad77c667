import * as assert from 'uvu/assert';
import { createBuiltinEngine, createEngine } from '../../src/engine/create.ts';
import { outlineOf } from '../../src/engine/outline.ts';
import { loadBuiltinRules, openBuiltinRules } from '../../src/rules/builtin.ts';
import { awsKeyId } from '../support/keys.ts';
import { suite } from '../support/suite.ts';

const outline = suite('the outline of the rules');

outline('is written by the build as it would be made of the rules', () => {
  const { outline: written, digest, all } = openBuiltinRules();
  assert.equal(written, outlineOf(all()));
  assert.is(loadBuiltinRules().digest, digest);
});

outline('gives an engine that finds what the engine of the whole rules finds', () => {
  const text = Buffer.from(`aws_access_key_id = "${awsKeyId(1)}"\npassword: hunter2hunter2\n`);
  const whole = createEngine(loadBuiltinRules());
  const lazy = createBuiltinEngine();
  assert.ok(whole.match(text).length > 0);
  assert.equal(lazy.match(text), whole.match(text));
  assert.equal(lazy.ruleset.rules, whole.ruleset.rules);
});

outline.run();

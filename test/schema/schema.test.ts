import * as assert from 'uvu/assert';
import { createValidator } from '../../src/schema/validate.ts';
import { parseYaml, toYaml, YamlError } from '../../src/schema/yaml.ts';
import { suite } from '../support/suite.ts';

const yaml = suite('schema');

yaml('reads what it wrote', () => {
  const value = { a: [1, 'two'], b: { c: null, d: 'x: y # z' } };
  assert.equal(parseYaml(toYaml(value)), value);
});

yaml('refuses a key that stands twice, with line and column', () => {
  try {
    parseYaml('a: 1\na: 2\n');
    assert.unreachable();
  } catch (error) {
    assert.instance(error, YamlError);
    assert.equal([(error as YamlError).line, (error as YamlError).column], [2, 1]);
  }
});

yaml('says where a value breaks its schema, and never shows the value', () => {
  const validate = createValidator({
    type: 'object',
    additionalProperties: false,
    properties: { level: { enum: ['low', 'high'] } },
  });
  assert.equal(validate({ level: 'low' }), []);
  const violations = validate({ level: 'hush', extra: 1 });
  assert.equal(
    violations.map((each) => each.path),
    ['', '/level'],
  );
  assert.match(violations[0]!.message, /extra/);
  assert.not.match(JSON.stringify(violations), /hush/);
});

yaml.run();

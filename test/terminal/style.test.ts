import * as assert from 'uvu/assert';
import { createStyle, type Role, severitySymbols } from '../../src/terminal/style.ts';
import { suite } from '../support/suite.ts';

const styles = suite('createStyle');
styles('paints nothing without colour', () => {
  const style = createStyle({ colour: false });
  for (const role of Object.keys(style) as Role[]) assert.is(style[role]('text'), 'text');
});
styles('paints with colour, and ends what it began', () => {
  const style = createStyle({ colour: true });
  for (const role of Object.keys(style) as Role[])
    assert.match(style[role]('text'), /^(\u001b\[\d+m)+text(\u001b\[\d+m)+$/);
});
styles('can be given to map', () => {
  assert.equal(['a', 'b'].map(createStyle({ colour: false }).strong), ['a', 'b']);
});
styles('has a symbol of its own for each severity', () => {
  assert.is(new Set(Object.values(severitySymbols)).size, 4);
});
styles.run();

import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { safeJson, visible, visibleLine } from '../../src/text/visible.ts';
import { hostileText, unsafe } from '../support/hostile.ts';
import { suite } from '../support/suite.ts';

const shown = suite('visible');
for (const { name, text, says } of [
  { name: 'leaves ordinary text alone', text: 'src/äöü/日本語 🔑.ts:3', says: 'src/äöü/日本語 🔑.ts:3' },
  { name: 'writes controls as escapes', text: 'a\u001b[2J\u0000\u007f', says: 'a\\x1b[2J\\x00\\x7f' },
  { name: 'writes line ends and tabs as escapes', text: 'a\r\n\tb', says: 'a\\r\\n\\tb' },
  { name: 'writes C1 controls as escapes', text: '\u009b31m', says: '\\x9b31m' },
  { name: 'writes direction overrides as escapes', text: 'a\u202eb\u2066', says: 'a\\u{202e}b\\u{2066}' },
  {
    name: 'writes invisible characters as escapes',
    text: 'a\u200bb\ufeff\u{e0041}',
    says: 'a\\u{200b}b\\u{feff}\\u{e0041}',
  },
  { name: 'writes undecodable bytes of a name as bytes', text: 'caf\udce9', says: 'caf\\xe9' },
  { name: 'writes other half surrogates as escapes', text: '\ud800x', says: '\\u{d800}x' },
  { name: 'breaks a workflow command at the start', text: '::error::x', says: ':\\x3aerror::x' },
  { name: 'breaks a workflow command behind a space', text: 'a ::set-env x', says: 'a :\\x3aset-env x' },
  { name: 'leaves C++ names alone', text: 'std::string', says: 'std::string' },
  {
    name: 'breaks the older commands anywhere',
    text: 'a##[error]b ##vso[task',
    says: 'a\\x23#[error]b \\x23#vso[task',
  },
  { name: 'leaves Markdown headings alone', text: '## Title', says: '## Title' },
]) {
  shown(name, () => assert.is(visible(text), says));
}
shown('visibleLine shows a tab as spaces', () => assert.is(visibleLine('\ta'), '  a'));

shown('nothing unsafe is left of any text', () => {
  fc.assert(fc.property(hostileText, (text) => assert.not.ok(unsafe(visible(text)))));
});
shown('safeJson leaves nothing unsafe and reads back as it was', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const json = safeJson({ text });
      assert.not.ok(unsafe(json));
      assert.is(JSON.parse(json).text, text);
    }),
  );
});
shown.run();

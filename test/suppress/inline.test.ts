import * as assert from 'uvu/assert';
import { inlineSuppression } from '../../src/suppress/inline.ts';
import { placeWith } from '../support/findings.ts';
import { suite } from '../support/suite.ts';

const known = new Set(['acme-token', 'other-token']);
const inline = suite('inline comments');

for (const { name, lines, reason } of [
  { name: 'stanch:allow on the line', lines: ['', 'key = "x" # stanch:allow', ''], reason: 'stanch:allow' },
  { name: 'with a reason', lines: ['', 'key = "x" # stanch:allow dead since May', ''], reason: 'dead since May' },
  {
    name: 'with its rule and a reason',
    lines: ['', 'key = "x" // stanch:allow acme-token test account', ''],
    reason: 'test account',
  },
  {
    name: 'with several rules',
    lines: ['', 'k = "x" // stanch:allow other-token,acme-token: both are samples', ''],
    reason: 'both are samples',
  },
  {
    name: 'without the end of a block comment',
    lines: ['', 'key = "x" /* stanch:allow a sample */', ''],
    reason: 'a sample',
  },
  { name: 'in HTML', lines: ['', '<a key="x"> <!-- stanch:allow shown -->', ''], reason: 'shown' },
  { name: 'on the line before', lines: ['# stanch:allow a sample', 'key = "x"', ''], reason: 'a sample' },
  { name: 'on the line before, in SQL', lines: ['-- stanch:allow a sample', "key 'x'", ''], reason: 'a sample' },
  { name: 'gitleaks:allow', lines: ['', 'key = "x" # gitleaks:allow', ''], reason: 'gitleaks:allow' },
  { name: 'betterleaks:allow', lines: ['', 'key = "x" # betterleaks:allow', ''], reason: 'gitleaks:allow' },
  { name: 'trufflehog:ignore', lines: ['', 'key = "x" # trufflehog:ignore', ''], reason: 'trufflehog:ignore' },
  {
    name: 'pragma: allowlist secret',
    lines: ['', 'key = "x"  # pragma: allowlist secret', ''],
    reason: 'pragma: allowlist secret',
  },
  {
    name: 'pragma: whitelist secret',
    lines: ['', 'key = "x"  # pragma: whitelist secret', ''],
    reason: 'pragma: allowlist secret',
  },
  {
    name: 'pragma: allowlist nextline secret',
    lines: ['# pragma: allowlist nextline secret', 'key = "x"', ''],
    reason: 'pragma: allowlist nextline secret',
  },
  {
    name: 'secretlint-disable-line',
    lines: ['', 'k // secretlint-disable-line', ''],
    reason: 'secretlint-disable-line',
  },
  {
    name: 'secretlint-disable-next-line',
    lines: ['// secretlint-disable-next-line', 'k', ''],
    reason: 'secretlint-disable-next-line',
  },
  { name: 'kingfisher:ignore', lines: ['', 'k # kingfisher:ignore', ''], reason: 'kingfisher:ignore' },
  { name: 'ggignore', lines: ['', 'k # ggignore', ''], reason: 'ggignore' },
  { name: 'HashiCorpIgnore in any case', lines: ['', 'k # hashicorpIgnore', ''], reason: 'HashiCorpIgnore' },
]) {
  inline(`takes ${name}`, () => {
    assert.equal(
      inlineSuppression(placeWith({ lines }), 'acme-token', (id) => known.has(id)),
      { by: 'comment', reason },
    );
  });
}

for (const { name, lines } of [
  { name: 'a comment for another rule', lines: ['', 'key = "x" # stanch:allow other-token a sample', ''] },
  { name: 'a comment that belongs to the line before', lines: ['k = "y" # stanch:allow', 'key = "x"', ''] },
  { name: 'a comment on the line after', lines: ['', 'key = "x"', '# stanch:allow'] },
  { name: 'gitleaks:allow on the line before', lines: ['# gitleaks:allow', 'key = "x"', ''] },
  { name: 'a nextline pragma on the line itself', lines: ['', 'x # pragma: allowlist nextline secret', ''] },
  { name: 'a word that only holds the directive', lines: ['', 'x # mystanch:allowed', ''] },
  { name: 'the beginning of an ignored block of ggshield', lines: ['', 'x # ggignore-start', ''] },
  { name: 'nosemgrep, which speaks of any rule', lines: ['', 'x # nosemgrep', ''] },
  { name: 'nothing', lines: ['', 'key = "x"', ''] },
]) {
  inline(`does not take ${name}`, () => {
    assert.is(
      inlineSuppression(placeWith({ lines }), 'acme-token', (id) => known.has(id)),
      null,
    );
  });
}

inline('takes a comment on any line of a secret of several lines', () => {
  const place = placeWith({ line: 2, endLine: 4, lines: ['', 'BEGIN', 'x', 'END # stanch:allow sample', ''] });
  assert.is(inlineSuppression(place, 'acme-token', () => false)?.reason, 'sample');
});

inline('says nothing where no lines are known', () => {
  assert.is(
    inlineSuppression(placeWith(), 'acme-token', () => true),
    null,
  );
});

inline.run();

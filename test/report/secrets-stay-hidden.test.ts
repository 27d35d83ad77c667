// The promise that matters most, for every format at once: without --show-secrets nothing of a secret gets out, wherever it stands.
import * as assert from 'uvu/assert';
import type { Finding } from '../../src/model/finding.ts';
import { Excerpt } from '../../src/model/place.ts';
import { Tally } from '../../src/model/receipt.ts';
import type { Report } from '../../src/model/report.ts';
import { formats } from '../../src/report/reporter.ts';
import { randomText } from '../support/random.ts';
import { reporters } from '../support/reporters.ts';
import { findingsOf, inHistory, match, options, place, reportOf, ruleNumber } from '../support/reports.ts';
import { suite } from '../support/suite.ts';

const pem = [
  `-----BEGIN ${['PRIVATE', 'KEY'].join(' ')}-----`,
  randomText(20, 64),
  randomText(21, 64),
  randomText(22, 30),
].join('\n');
const secrets: readonly string[] = [
  randomText(1, 12),
  randomText(2, 16),
  randomText(3, 40),
  `${randomText(4, 20)}+/=%&<>"'|${randomText(5, 20)}`,
  randomText(6, 300),
  `ключ-${randomText(7, 20)}-🔑`,
  pem,
];
const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');

/** Every secret stands at its own place, and also in everything else that the report holds. */
function findingFor(secret: string, others: string): Finding {
  const lines = secret.split('\n');
  const full = [
    `before ${others}`,
    ...lines.map((line, i) => (i === 0 ? `key = ${line}` : line)),
    `after ${others} ${'x'.repeat(30)}`,
  ];
  const gossip = {
    ...inHistory,
    subject: `Add ${others}`,
    author: others,
    email: others,
    link: `https://git.example/blob/${others}`,
  };
  const plain = place(
    {
      ...gossip,
      path: `keys/${others}/a.txt`,
      line: 5,
      column: 7,
      endLine: 4 + lines.length,
      endColumn: lines.at(-1)!.length + (lines.length === 1 ? 7 : 1),
      excerpt: new Excerpt(4, full),
    },
    '',
  );
  // As if the source had cut the line elsewhere: the columns say nothing, only the text does.
  const displaced = place({ path: 'b.txt', line: 5, column: 1900, endColumn: 1990, excerpt: new Excerpt(4, full) }, '');
  const encoded = place({ path: 'c.txt', line: 3, decodedBy: ['base64'] }, base64(secret), ['data: ', ` ${others}`]);
  const learnt = { account: others, kind: others };
  const details = { confidence: 0.9, learnt };
  return findingsOf(
    ...[plain, displaced, encoded].map((one) => ({ match: match(ruleNumber.token, secret, details), place: one })),
  )[0]!;
}

function leakyReport(): Report {
  const others = secrets.map((secret) => secret.split('\n').at(-1)).join(' ');
  const findings = secrets.map((secret) => findingFor(secret, others));
  const tally = new Tally();
  tally.skip('unreadable-file', `dir/${others}`);
  tally.note(`Saw ${others}.`);
  const { receipt } = reportOf([], { receipt: tally.receipt('history', 0, 1) });
  return {
    ...reportOf(findings.slice(0, 4), { receipt }),
    low: findings.slice(4, 6).map((finding) => ({ ...finding, grade: 'low' as const, confidence: 0.2 })),
    suppressed: [{ finding: findings[6]!, suppression: { by: 'comment', reason: `because of ${others}` } }],
  };
}

/** All texts that a reader of the output could see: the output itself, and what its escapes stand for. */
function readings(output: string): string[] {
  const unescaped = output
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
  const fromJson = output
    .replace(/\\u([0-9a-f]{4})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\\(["\\])/g, '$1');
  return [output, unescaped, fromJson, fromPercent(output)];
}

function fromPercent(output: string): string {
  return output.replace(/(%[0-9A-F]{2})+/g, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });
}

function leaks(output: string): string[] {
  const texts = readings(output);
  const bodies = secrets.flatMap((secret) => secret.split('\n').filter((line) => !line.startsWith('-----')));
  return [
    ...bodies,
    ...bodies.map((body) => Buffer.from(body, 'utf8').toString('latin1')),
    ...secrets.map(base64),
  ].flatMap((secret) => {
    const pieces: string[] = [];
    for (let at = 0; at + 12 <= secret.length; at++) pieces.push(secret.slice(at, at + 12));
    return pieces.filter((piece) => texts.some((text) => text.includes(piece)));
  });
}

const hidden = suite('secrets stay hidden');
for (const format of formats) {
  for (const all of [false, true]) {
    hidden(`${format}${all ? ' with --all' : ''} prints no 12 characters of a secret`, () => {
      const output = reporters[format].render(leakyReport(), { ...options, all, width: 100 });
      assert.equal(leaks(output), []);
      assert.ok(output.length > 100);
    });
  }
  hidden(`${format} prints them with --show-secrets, so the search works`, () => {
    const output = reporters[format].render(leakyReport(), { ...options, showSecrets: true, all: true });
    assert.ok(leaks(output).length > 100);
  });
}
hidden.run();

// Reports for tests, built through the same stages as real ones. No value in here looks like a live credential.
import { groupFindings } from '../../src/findings/group.ts';
import type { Detection } from '../../src/model/detection.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { Match } from '../../src/model/match.ts';
import { Excerpt, type Place } from '../../src/model/place.ts';
import { Tally } from '../../src/model/receipt.ts';
import type { Report, ReportOptions } from '../../src/model/report.ts';
import type { Rule, Ruleset } from '../../src/model/rule.ts';
import { hmacSha256 } from '../../src/text/digest.ts';
import { bytesOfLatin1 } from '../../src/text/latin1.ts';

function rule(id: string, fields: Partial<Rule>): Rule {
  return {
    id,
    provider: 'Acme',
    title: `Acme ${id}`,
    severity: 'high',
    confidence: 0.9,
    trigger: { kind: 'companion' },
    regex: '',
    flags: '',
    reach: { before: 0, after: 0 },
    generic: false,
    tags: [],
    ...fields,
  };
}

/** Index into `ruleset.rules` by a short name. */
export const ruleNumber = { token: 0, key: 1, password: 2, pem: 3 } as const;

export const ruleset: Ruleset = {
  digest: `sha256:${'5a'.repeat(32)}`,
  rules: [
    rule('acme-token', {
      title: 'Acme access token',
      severity: 'critical',
      why: 'Acts as its owner on every project that its scopes reach.',
      docs: 'https://docs.acme.example/tokens',
    }),
    rule('acme-key', { title: 'Acme signing key', severity: 'medium' }),
    rule('generic-password', { title: 'Password', provider: 'generic', severity: 'high', generic: true }),
    rule('private-key', { title: 'Private key', severity: 'critical', why: 'Whoever holds it can act as its owner.' }),
  ],
};

/** Obviously made up, and assembled here so that it stands in no file in one piece. */
export const secrets: Readonly<Record<'token' | 'encoded' | 'password' | 'low' | 'accepted', string>> = {
  token: ['synthetic', 'token', 'for', 'tests', 'only', '0123456789'].join('-'),
  encoded: ['made', 'up', 'signing', 'key', 'nobody', 'uses', '42'].join('_'),
  password: ['Übung', 'macht', 'den', 'Meister'].join('-'),
  low: ['change', 'me', 'now'].join('-'),
  accepted: ['accepted', 'sample', 'value', 'of', 'the', 'docs'].join('.'),
};

const latin1 = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

export function match(ruleIndex: number, secret: string, fields: Partial<Match> = {}): Match {
  const bytes = latin1(secret);
  return {
    rule: ruleIndex,
    start: 0,
    end: bytes.length,
    secret: bytes,
    confidence: 0.9,
    reasons: ['its shape is exact'],
    decodedBy: [],
    ...fields,
  };
}

/** A place whose excerpt is the line `before + shown + after` between two others. */
export function place(
  fields: Partial<Place>,
  shown: string,
  around: [before: string, after: string] = ['key = "', '"'],
): Place {
  const [before, after] = around;
  const line = fields.line ?? 1;
  const column = before.length + 1;
  const lines = ['# settings', `${before}${shown}${after}`, '# end'];
  return {
    kind: 'file',
    path: 'src/app.ts',
    line,
    column,
    endLine: line,
    endColumn: column + shown.length,
    start: 100 * line,
    end: 100 * line + Buffer.byteLength(shown),
    decodedBy: [],
    excerpt: line === 1 ? new Excerpt(1, lines.slice(1)) : new Excerpt(line - 1, lines),
    ...fields,
  };
}

const commit = (digit: string): string => digit.repeat(40);

/** The fields of a place in a commit. */
export const inHistory: Partial<Place> = {
  kind: 'commit',
  commit: commit('1'),
  author: 'Ada Lovelace',
  email: 'ada@acme.example',
  date: '2026-01-15T10:30:00Z',
  subject: 'Add the settings',
  blob: commit('b'),
  onHead: true,
};

const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');

function manyPlaces(): Detection[] {
  const token = match(ruleNumber.token, secrets.token, {
    confidence: 0.99,
    reasons: ['checksum holds'],
    learnt: { account: 'acme-42' },
  });
  const later = [1, 2, 3, 4, 5, 6].map((n) =>
    place({ path: `deploy/stage-${n}.env`, line: n, start: 9 * n, end: 9 * n + 40 }, secrets.token, ['TOKEN=', '']),
  );
  const first = place({ ...inHistory, path: 'src/settings.ts', line: 3 }, secrets.token);
  return [...later, first, first].map((one) => ({ match: token, place: one }));
}

function decoded(): Detection {
  const shown = base64(secrets.encoded);
  return {
    match: match(ruleNumber.key, secrets.encoded, { confidence: 0.7, decodedBy: ['base64'] }),
    place: place({ path: 'k8s/secret.yaml', line: 7, decodedBy: ['base64'] }, shown, ['  key: ', '']),
  };
}

function fromHistory(): Detection {
  return {
    match: match(ruleNumber.password, secrets.password, {
      confidence: 0.85,
      reasons: ['the key says password', 'mixed characters'],
    }),
    place: place(
      {
        ...inHistory,
        commit: commit('2'),
        blob: commit('c'),
        author: 'Grace Hopper',
        email: 'grace@acme.example',
        onHead: false,
        path: 'old/db.ini',
        line: 12,
      },
      secrets.password,
      ['password = ', ' ; the production database'],
    ),
  };
}

function low(): Detection {
  return {
    match: match(ruleNumber.password, secrets.low, { confidence: 0.3, reasons: ['a stock word'] }),
    place: place({ path: 'README.md', line: 20 }, secrets.low),
  };
}

function accepted(): Detection {
  return {
    match: match(ruleNumber.password, secrets.accepted),
    place: place({ path: 'docs/sample.md', line: 5 }, secrets.accepted),
  };
}

/** Fixed, so that golden files stay the same, and without scrypt, which would make every test wait. */
const salt = Buffer.from('a salt for tests');

export function findingsOf(...detections: Detection[]): Finding[] {
  return groupFindings(detections, ruleset).map((finding) => ({
    ...finding,
    fingerprint: hmacSha256(salt, bytesOfLatin1(finding.secret.reveal())),
  }));
}

export function reportOf(findings: readonly Finding[], fields: Partial<Report> = {}): Report {
  const tally = new Tally();
  Object.assign(tally, { commits: 1234, blobs: 5678, files: 12, bytes: 9_000_000 });
  const startedAt = Date.UTC(2026, 0, 20, 8, 0, 0);
  return {
    tool: { name: 'stanch', version: '0.1.0', ruleset: ruleset.digest },
    findings,
    low: [],
    suppressed: [],
    receipt: tally.receipt('history+files', startedAt, startedAt + 1432),
    ...fields,
  };
}

export const options: ReportOptions = { showSecrets: false, all: false, colour: false };

export function cleanReport(): Report {
  return reportOf([]);
}

/** One in many places, one decoded, one from history with its author; a low one, a suppressed one, skips and notes. */
export function threeFindings(): Report {
  const tally = new Tally();
  Object.assign(tally, { commits: 1234, blobs: 5678, bytes: 1_234_567_890 });
  tally.skip('lfs-pointer', 'art/hero.psd');
  tally.skip('lfs-pointer', 'art/logo.psd');
  tally.skip('shallow-boundary', commit('3'));
  tally.note('The salt was made for this run only: this clone is shallow.');
  const startedAt = Date.UTC(2026, 0, 20, 8, 0, 0);
  return reportOf(findingsOf(...manyPlaces(), decoded(), fromHistory()), {
    low: findingsOf(low()),
    suppressed: [
      { finding: findingsOf(accepted())[0]!, suppression: { by: 'comment', reason: 'documentation sample' } },
    ],
    receipt: tally.receipt('history', startedAt, startedAt + 83_000),
  });
}

/** Names that try to break out of every format. `\udcff` stands for the byte 0xff of a name that is not UTF-8. */
export const oddPaths: readonly string[] = [
  'caf\udce9/\udcff.env',
  'caf\ufffd/latin1.env',
  'with space, comma and "quote".env',
  'line\nbreak\r.env',
  '::error file=a.ts,line=1::forged',
  'a\n::set-output name=x::forged',
  'x##[error]forged',
  '\u001b[2J\u009b31mred\u202egpj.env',
  '=1+1|`code`|<b>@all</b>&amp;[x](y).csv',
  '../../up/%2e%2e/a#b?c.env',
];

export function oddPathReport(): Report {
  const token = match(ruleNumber.token, secrets.token);
  const detections = oddPaths.map((path) => ({
    match: token,
    place: place({ ...inHistory, path, author: '\u001b[31mM\u2066allory', subject: '::warning::x' }, secrets.token, [
      '\u001b[1m',
      '\u202e',
    ]),
  }));
  const tally = new Tally();
  tally.skip('unreadable-file', oddPaths[6]!);
  tally.skip('unreadable-file', oddPaths[4]!);
  return reportOf(findingsOf(...detections), { receipt: tally.receipt('files', 0, 100) });
}

export function verifiedReport(): Report {
  const [first, second, third] = threeFindings().findings;
  const checkedAt = '2026-01-20T08:00:01Z';
  return reportOf([
    { ...first!, validity: { state: 'live', account: 'octo@acme.example', checkedAt } },
    { ...second!, validity: { state: 'dead', checkedAt } },
    { ...third!, validity: { state: 'unknown', reason: 'the service answered 503', checkedAt } },
  ]);
}

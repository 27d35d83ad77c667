import { type Format, formats } from '../../src/report/reporter.ts';
import { matchesGolden } from '../support/golden.ts';
import { reporters } from '../support/reporters.ts';
import { cleanReport, oddPathReport, options, threeFindings, verifiedReport } from '../support/reports.ts';
import { suite } from '../support/suite.ts';

const extensions: Readonly<Record<Format, string>> = {
  text: 'txt',
  json: 'json',
  jsonl: 'jsonl',
  sarif: 'sarif',
  github: 'txt',
  gitleaks: 'json',
  junit: 'xml',
  csv: 'csv',
  markdown: 'md',
  gitlab: 'json',
};

const details = (rule: string) =>
  rule === 'acme-token'
    ? {
        tags: ['acme', 'token'],
        revokePage: 'https://acme.example/settings/tokens',
        steps: ['Make a new token with fewer scopes.'],
      }
    : undefined;

const cases = [
  { name: 'none', report: cleanReport(), options },
  { name: 'three', report: threeFindings(), options: { ...options, details } },
  { name: 'odd-paths', report: oddPathReport(), options },
  { name: 'verified', report: verifiedReport(), options },
  { name: 'show-secrets', report: threeFindings(), options: { ...options, showSecrets: true, all: true } },
];

const goldens = suite('golden reports');
for (const format of formats) {
  for (const { name, report, options } of cases) {
    goldens(`${format}: ${name}`, () => {
      matchesGolden(`report/${format}/${name}.${extensions[format]}`, reporters[format].render(report, options));
    });
  }
}
goldens('text: in colour, 60 columns wide', () => {
  matchesGolden(
    'report/text/three-colour.txt',
    reporters.text.render(threeFindings(), { ...options, details, colour: true, width: 60, all: true }),
  );
});
goldens.run();

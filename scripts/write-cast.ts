// npm run cast: writes docs/scan.svg, a real run of the built command in a repository whose present is clean and whose past
// is not, as its terminal shows it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { awsKeyId } from '../test/support/keys.ts';

/** What a colour sequence switches on; the others end with the next reset of their group. */
const styles: Readonly<Record<number, string>> = {
  1: 'font-weight="bold"',
  2: 'fill-opacity="0.6"',
  4: 'text-decoration="underline"',
  31: 'fill="#ff7b72"',
  32: 'fill="#7ee787"',
  33: 'fill="#e3b341"',
  35: 'fill="#d2a8ff"',
  36: 'fill="#79c0ff"',
  91: 'fill="#ff7b72"',
  93: 'fill="#e3b341"',
  95: 'fill="#d2a8ff"',
};
const endings: Readonly<Record<number, readonly number[]>> = {
  22: [1, 2],
  24: [4],
  39: [31, 32, 33, 35, 36, 91, 93, 95],
};

const home = dirname(fileURLToPath(import.meta.resolve('stanch/package.json')));
const folder = mkdtempSync(join(tmpdir(), 'stanch-cast-'));

try {
  leakAndRemove();
  const output = run(process.execPath, [join(home, 'dist', 'src', 'cli', 'stanch.cjs'), 'scan']);
  writeFileSync(join(home, 'docs', 'scan.svg'), svgOf(`\x1b[1m$ stanch scan\x1b[22m\n${output}`.trimEnd().split('\n')));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function leakAndRemove(): void {
  const write = (id: string): void =>
    writeFileSync(join(folder, 'upload.py'), `import boto3\n\nclient = boto3.client("s3"${id})\n`);
  run('git', ['init', '-q']);
  for (const [message, id] of [
    ['Upload to S3', `, aws_access_key_id="${awsKeyId(41)}"`],
    ['Take the key from the environment', ''],
  ] as const) {
    write(id);
    run('git', ['add', '.']);
    run('git', ['commit', '-qm', message]);
  }
}

function run(file: string, args: readonly string[]): string {
  const name = { GIT_AUTHOR_NAME: 'Ada', GIT_AUTHOR_EMAIL: 'ada@example.com' };
  const committer = { GIT_COMMITTER_NAME: 'Ada', GIT_COMMITTER_EMAIL: 'ada@example.com' };
  const env = { ...process.env, ...name, ...committer, FORCE_COLOR: '1', NO_COLOR: '' };
  const { status, stdout, stderr } = spawnSync(file, [...args], { cwd: folder, env, encoding: 'utf8' });
  if (status !== 0 && status !== 1) throw new Error(`${file} ${args.join(' ')} ended with ${status}: ${stderr}`);
  return stdout;
}

/** Terminal lines as a picture: 16 units a line, 7.8 a column. */
function svgOf(lines: readonly string[]): string {
  const columns = Math.max(...lines.map((line) => line.replace(/\x1b\[\d+m/g, '').length));
  const [width, height] = [Math.ceil(columns * 7.8) + 32, lines.length * 16 + 32];
  const text = lines.map((line, at) => `<text x="16" y="${at * 16 + 28}" xml:space="preserve">${spans(line)}</text>`);
  const box = `<rect width="${width}" height="${height}" rx="8" fill="#0d1117"/>`;
  const font = 'font-family="ui-monospace, Menlo, Consolas, monospace" font-size="13" fill="#c9d1d9"';
  const head = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" role="img"`;
  return `${[`${head} aria-label="A run of stanch scan">`, box, `<g ${font}>`, ...text, '</g>', '</svg>'].join('\n')}\n`;
}

function spans(line: string): string {
  const on = new Set<number>();
  let out = '';
  for (const [, code, text] of line.matchAll(/(?:\x1b\[(\d+)m)?([^\x1b]*)/g)) {
    const number = Number(code);
    for (const ended of code === '0' ? [...on] : (endings[number] ?? [])) on.delete(ended);
    if (styles[number] !== undefined) on.add(number);
    const attributes = [...on].map((each) => styles[each]).join(' ');
    const escaped = text!.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    if (escaped !== '') out += attributes === '' ? escaped : `<tspan ${attributes}>${escaped}</tspan>`;
  }
  return out;
}

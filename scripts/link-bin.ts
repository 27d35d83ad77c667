// Makes the built command runnable as `npx stanch` in this checkout: executable (tsc writes plain files), and found in
// node_modules/.bin, where npm puts the commands of dependencies but not a package's own. Without it npx installs a copy of
// the package into its cache first. On Windows npx does exactly that, and it works.
import { chmodSync, existsSync, lstatSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const home = dirname(fileURLToPath(import.meta.resolve('stanch/package.json')));
chmodSync(join(home, 'dist', 'src', 'cli', 'stanch.cjs'), 0o755);

const bin = join(home, 'node_modules', '.bin');
if (process.platform !== 'win32' && existsSync(bin)) {
  const link = join(bin, 'stanch');
  if (lstatSync(link, { throwIfNoEntry: false }) !== undefined) rmSync(link);
  symlinkSync('../../dist/src/cli/stanch.cjs', link);
}

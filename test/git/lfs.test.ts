import * as assert from 'uvu/assert';
import { isLfsPointer } from '../../src/git/lfs.ts';
import { suite } from '../support/suite.ts';

const oid = `oid sha256:${'0f'.repeat(32)}\n`;
const lfs = suite('isLfsPointer');

for (const { name, text, is } of [
  { name: 'knows a pointer', text: `version https://git-lfs.github.com/spec/v1\n${oid}size 5\n`, is: true },
  {
    name: 'knows the name before the release',
    text: `version https://hawser.github.com/spec/v1\n${oid}size 5\n`,
    is: true,
  },
  {
    name: 'knows one with an extension',
    text: `version https://git-lfs.github.com/spec/v1\next-0-x sha256:1\n${oid}size 5\n`,
    is: true,
  },
  { name: 'wants an object id', text: `version https://git-lfs.github.com/spec/v1\n${'x\n'.repeat(40)}`, is: false },
  {
    name: 'wants a small file',
    text: `version https://git-lfs.github.com/spec/v1\n${oid}${'x'.repeat(1000)}`,
    is: false,
  },
  {
    name: 'is not fooled by text about one',
    text: `# version https://git-lfs.github.com/spec/v1\n${oid}size 5\n`,
    is: false,
  },
  { name: 'says no to nothing', text: '', is: false },
]) {
  lfs(name, () => assert.is(isLfsPointer(Buffer.from(text)), is));
}

lfs.run();

import * as assert from 'uvu/assert';
import { relativeUri } from '../../src/report/sarif-uri.ts';
import { suite } from '../support/suite.ts';

const uris = suite('relativeUri');
for (const { path, uri } of [
  { path: 'src/app.ts', uri: 'src/app.ts' },
  { path: 'with space/a,b.ts', uri: 'with%20space/a%2Cb.ts' },
  { path: 'a#b?c%20.ts', uri: 'a%23b%3Fc%2520.ts' },
  { path: 'scheme:like', uri: 'scheme%3Alike' },
  { path: 'äöü/日本', uri: '%C3%A4%C3%B6%C3%BC/%E6%97%A5%E6%9C%AC' },
  { path: 'caf\udce9', uri: 'caf%E9' },
  { path: 'half\ud800', uri: 'half%EF%BF%BD' },
  { path: 'key🔑', uri: 'key%F0%9F%94%91' },
  { path: '/etc/../a/./b', uri: 'etc/%2E%2E/a/%2E/b' },
  { path: "it's(1)*!", uri: 'it%27s%281%29%2A%21' },
  { path: 'line\nend', uri: 'line%0Aend' },
]) {
  uris(JSON.stringify(path), () => assert.is(relativeUri(path), uri));
}
uris.run();

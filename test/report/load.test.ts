import * as assert from 'uvu/assert';
import { loadReporter } from '../../src/report/load.ts';
import { formats } from '../../src/report/reporter.ts';
import { suite } from '../support/suite.ts';

const loading = suite('loadReporter');
for (const format of formats) {
  loading(`gives the reporter of ${format}`, async () => {
    assert.is((await loadReporter(format)).name, format);
  });
}
loading.run();

// The only home of uvu. uvu drops errors thrown by hooks, lets `throw null` pass and silently skips a suite that is
// never `.run()` (lukeed/uvu #60, #80, #201, #205). Here every declared test has to be accounted for: one that neither
// passed nor failed nor was skipped with a reason counts as failed.
import { suite as uvuSuite } from 'uvu';
import { type FileTally, tallyMark } from './tally.ts';

type Run = () => void | Promise<void>;

const tally = { declared: 0, passed: 0, failed: 0, skipped: [] as string[] };

process.on('exit', () => {
  const lost = tally.declared - tally.passed - tally.failed - tally.skipped.length;
  if (lost > 0)
    console.log(`${lost} tests were declared but never ran to an end (a missing .run(), or a failing hook)`);
  if (tally.failed + lost > 0 || tally.declared === 0) process.exitCode = 1;
  const total: FileTally = { passed: tally.passed, failed: tally.failed + Math.max(0, lost), skipped: tally.skipped };
  console.log(`${tallyMark}${JSON.stringify(total)}`);
});

/** A named group of tests. Call it with a sentence and a function for each test, then `.run()` at the end. */
export interface Suite {
  (name: string, run: Run): void;
  /** Declares a test that cannot run here. The reason is listed with the tally. */
  skip(name: string, reason: string): void;
  before(run: Run): void;
  after(run: Run): void;
  beforeEach(run: Run): void;
  afterEach(run: Run): void;
  run(): void;
}

export function suite(name: string): Suite {
  const inner = uvuSuite(name);
  const declare = (title: string, run: Run): void => {
    tally.declared++;
    inner(title, async () => {
      try {
        await run();
        tally.passed++;
      } catch (error) {
        tally.failed++;
        throw error ?? new Error(`the test threw ${error}`);
      }
    });
  };
  const hook = (register: (run: Run) => void, kind: string) => (run: Run) =>
    register(async () => {
      try {
        await run();
      } catch (error) {
        console.log(`${name}: the hook "${kind}" threw`, error);
        process.exitCode = 1;
        tally.declared++; // never accounted for, so the file fails
        throw error ?? new Error('the hook threw nothing');
      }
    });
  return Object.assign(declare, {
    skip(title: string, reason: string) {
      tally.declared++;
      tally.skipped.push(`${name}: ${title} (${reason})`);
    },
    before: hook(inner.before, 'before'),
    after: hook(inner.after, 'after'),
    beforeEach: hook(inner.before.each, 'beforeEach'),
    afterEach: hook(inner.after.each, 'afterEach'),
    run: () => inner.run(),
  });
}

// Compiles src/kernel/assembly to one kernel.wasm beside the compiled host code. Part of `npm run build`.
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The compiler's own types redeclare globals such as `console`, so they are kept out of ours. */
interface Compiler {
  main(argv: readonly string[]): Promise<{ error: Error | null; stderr: { toString(): string } }>;
}
const compiler: string = 'assemblyscript/asc';
const { main } = (await import(compiler)) as Compiler;

const root = fileURLToPath(new URL('../..', import.meta.url));
const output = 'dist/src/kernel/kernel.wasm';
const options =
  '-O3 --converge --enable simd --enable bulk-memory --importMemory --noAssert --runtime stub --zeroFilledMemory';

process.chdir(root);
const { error, stderr } = await main(['src/kernel/assembly/index.ts', '-o', output, ...options.split(' ')]);
if (error) {
  process.stderr.write(stderr.toString());
  process.exit(1);
}
process.stdout.write(`kernel: ${statSync(output).size} bytes\n`);

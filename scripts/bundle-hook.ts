// Puts the hook's short way into one CommonJS file, see docs/decisions/0007.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildResult, build, type Plugin } from 'esbuild';

const sources = fileURLToPath(new URL('../src/', import.meta.url));

/** Modules find their data files from where they stand; in the bundle they keep saying so. */
const places: Plugin = {
  name: 'places',
  setup(building) {
    building.onResolve({ filter: /^\./ }, ({ kind }) => (kind === 'dynamic-import' ? { external: true } : undefined));
    building.onLoad({ filter: /\.js$/ }, ({ path }) => ({
      contents: asAscii(readFileSync(path, 'utf8'))
        .replaceAll(/import\.meta\.resolve\('stanch\/package\.json'\)/g, `fromHere('../../../package.json')`)
        .replaceAll('import.meta.url', () => `fromHere(${JSON.stringify(relative(`${sources}cli`, path))})`),
    }));
  },
};

/** esbuild leaves the regular expressions as they are; the command reads the bundle as latin1. */
function asAscii(text: string): string {
  return text.replace(/\\?[^\x00-\x7f]/g, (char) => {
    if (char.length > 1) throw new RangeError(`${char} has a backslash that its escape would need`);
    return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** The bundle as the build writes it; `write: false` only answers it. */
export function bundleHook({ write }: { readonly write: boolean }): Promise<BuildResult> {
  return build({
    entryPoints: [`${sources}cli/staged-check.js`],
    outfile: `${sources}cli/staged.cjs`,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    treeShaking: true,
    metafile: true,
    write,
    plugins: [places],
    banner: { js: `const fromHere = (way) => String(new URL(way, require('node:url').pathToFileURL(__filename)));` },
  });
}

/** V8's code for this Node, which stays out of the package: `stanch hook install` makes it for the Node of the user. */
async function keepCode(): Promise<void> {
  for (const name of readdirSync(`${sources}cli`)) if (name.endsWith('.cache')) rmSync(`${sources}cli/${name}`);
  const { writeCodeCache } = createRequire(import.meta.url)(`${sources}cli/stanch.cjs`) as {
    writeCodeCache(): Promise<void>;
  };
  await writeCodeCache();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { metafile } = await bundleHook({ write: true });
  await keepCode();
  console.log(`staged.cjs of ${Object.keys(metafile!.inputs).length} files`);
}

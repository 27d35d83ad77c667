// The kernel by itself on source text: with our rules, and with 450 keywords as rules from elsewhere bring them.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { planRules } from '../src/engine/plan.ts';
import { Kernel } from '../src/kernel/kernel.ts';
import { type LensTables, recordSize } from '../src/kernel/lens.ts';
import { layout } from '../src/kernel/memory.ts';
import { loadBuiltinRules } from '../src/rules/builtin.ts';
import { median } from './results.ts';

const bytesWanted = 32 << 20;

function sourceText(folder: string): Buffer {
  const chunks: Buffer[] = [];
  let length = 0;
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  for (const name of names) {
    if (length >= bytesWanted) break;
    if (!/\.[a-z]{1,4}$/.test(name)) continue;
    try {
      const bytes = readFileSync(join(folder, name));
      if (bytes.length > 1 << 20 || bytes.includes(0)) continue;
      chunks.push(bytes);
      length += bytes.length;
    } catch {} // a folder that looks like a file
  }
  return Buffer.concat(chunks);
}

/** Words as they stand in other people's rules: products and what they call their credentials. */
function foreignKeywords(): string[] {
  const products =
    'acme north blue cloud data fast git green hyper inter jump kilo lumen meta nova open pixel quant rapid stack turbo ultra vector wave xeno yotta zen atlas bolt core'.split(
      ' ',
    );
  const kinds = 'key token secret api auth pass cred id client app hook sign cert user base'.split(' ');
  return products.flatMap((product) => kinds.map((kind, i) => `${product}${'_-.'[i % 3]}${kind}`)).slice(0, 450);
}

/** Gigabytes a second on one core, and records a megabyte. */
export interface Throughput {
  readonly tables: string;
  readonly gigabytesPerSecond: { readonly median: number; readonly best: number };
  readonly recordsPerMegabyte: number;
}

/** @param folder source text to run over; in pieces as large as files are */
export function kernelAlone(folder: string, runs: number): Throughput[] {
  const text = sourceText(folder);
  const own = planRules(loadBuiltinRules()).tables;
  const tables: Record<string, LensTables> = {
    'our rules': own,
    '450 foreign keywords': { prefixes: [], literals: foreignKeywords() },
    'ours and 450 foreign keywords': { prefixes: own.prefixes, literals: [...own.literals, ...foreignKeywords()] },
  };
  return Object.entries(tables).map(([name, lensTables]) => {
    const kernel = new Kernel(lensTables);
    kernel.reserve(layout.content + text.length);
    kernel.bytes.set(text, layout.content);
    const piece = 16 << 10;
    let records = 0;
    const pass = (): number => {
      // Processor time, not the clock: it is one thread, and others may be at work on the machine.
      const started = process.cpuUsage();
      records = 0;
      for (let at = 0; at < text.length; at += piece) {
        const from = layout.content + at;
        records += kernel.findAt(from, Math.min(from + piece, layout.content + text.length)).length / recordSize;
      }
      const { user, system } = process.cpuUsage(started);
      return text.length / 1e3 / (user + system);
    };
    pass(); // the engine of the runtime compiles while it first runs
    const speeds = Array.from({ length: Math.max(3, runs) }, pass);
    return {
      tables: name,
      gigabytesPerSecond: { median: median(speeds), best: Math.max(...speeds) },
      recordsPerMegabyte: records / (text.length / 1e6),
    };
  });
}

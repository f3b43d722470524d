import { mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { OptionError, parseOptions } from './options.ts';
import { SkipError } from './parts/part.ts';
import { runPart } from './parts/index.ts';
import { Product } from './product/product.ts';
import { isWrong } from './report/figure.ts';
import type { Figure } from './report/figure.ts';
import { asPage } from './report/page.ts';
import { asText } from './report/table.ts';

/** `npm run bench`: measures what the design promises on an installation of its own, and says what came of it. */
async function bench(): Promise<void> {
  const options = parseOptions(process.argv.slice(2));
  const figures: Figure[] = [];
  const plans: Record<string, string> = {};
  const skipped: Record<string, string> = {};
  const say = (text: string) => console.error(`${new Date().toISOString().slice(11, 19)}  ${text}`);
  const write = () => {
    const report = { ...machine(), figures, plans, skipped };
    if (options.out) put(options.out, `${JSON.stringify(report, null, 2)}\n`);
    if (options.page) put(options.page, asPage(report));
  };
  for (const scale of options.scales) {
    say(`a new installation, ${scale * 100} % of the data`);
    const product = await Product.start();
    try {
      for (const name of options.parts) {
        const client = await product.connect();
        try {
          say(`${name} at ${scale * 100} %`);
          const plan = (title: string, text: string) => void (plans[`${scale * 100} % ${title}`] = text);
          const measured = await runPart(name, { product, client, scale, options, say, plan });
          figures.push(...measured.map((figure) => ({ part: name, scale, ...figure })));
        } catch (error) {
          if (!(error instanceof SkipError)) throw error;
          skipped[name] = error.message;
          say(`${name}: not measured, ${error.message}`);
        } finally {
          await client.end();
        }
        write();
      }
    } finally {
      await product.stop({ keep: options.keep });
      if (options.keep) say(`kept in ${product.home}`);
    }
  }
  console.log(asText(figures));
  const wrong = figures.filter(isWrong);
  for (const { part, work, product } of wrong) console.error(`${part}: ${work}: ${product} is wrong`);
  if (wrong.length > 0) process.exitCode = 1;
}

function machine() {
  return {
    at: new Date().toISOString().slice(0, 10),
    cores: os.availableParallelism(),
    processor: os.cpus()[0]?.model ?? '',
    memoryGb: Math.round(os.totalmem() / 2 ** 30),
    node: process.version,
    // What else runs on the machine belongs to the figures.
    loadAtEnd: os.loadavg()[0] ?? 0,
  };
}

function put(file: string, text: string): void {
  mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  writeFileSync(file, text);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
try {
  await bench();
} catch (error) {
  console.error(error instanceof OptionError ? error.message : error);
  process.exitCode = error instanceof OptionError ? 2 : 1;
}

import { stripVTControlCharacters } from 'node:util';

/** Lines shown of each failed test: what was expected, what came, and where. */
const LINES_EACH = 14;
/** How Jest begins a failure; it also marks what a test printed that way. */
const FAILURE = /^ *● (?!Console\s*$)/;

/**
 * The failed tests of a log of Jest, each with the beginning of its failure. Stands at the end of what is shown, because what
 * the tests printed may be long and whoever reads a log from elsewhere often has its end alone.
 */
export function failedTests(log: string): string[] {
  const lines = stripVTControlCharacters(log).split('\n');
  const blocks = new Map<string, string[]>();
  for (const [at, line] of lines.entries()) {
    if (!FAILURE.test(line)) continue;
    const rest = lines.slice(at + 1);
    const next = rest.findIndex((text) => FAILURE.test(text) || text.startsWith('Test Suites:'));
    const said = rest.slice(0, next < 0 ? undefined : next).filter((text) => text.trim() !== '');
    // Jest repeats all failures in its summary of a long run.
    if (!blocks.has(line)) blocks.set(line, said.slice(0, LINES_EACH));
  }
  return [...blocks].flatMap(([name, said]) => [name, ...said]);
}

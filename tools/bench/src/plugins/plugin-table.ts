import type { Source } from './source.ts';

/** One line of the table of plugins. */
export interface PluginLine {
  id: string;
  source: Source;
  memoryMb: number;
  startMs: number;
  /** Undefined where there was no browser. */
  largestPage: { page: string; kB: number } | undefined;
}

const HEAD = ['Plugin', 'Files', 'Lines', 'of these tests', 'Memory, idle', 'Start', 'Largest page'];
const BEGIN = '<!-- table of plugins: npm run bench -- plugins --table -->';
const END = '<!-- end of the table -->';

const number = (value: number) => String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ' ');

/** Puts the table between its two marks into a page, and leaves the rest of the page as it is. */
export function withTable(page: string, lines: readonly PluginLine[]): string {
  const from = page.indexOf(BEGIN);
  const to = page.indexOf(END);
  if (from < 0 || to < from) throw new Error(`the page has no place for the table: ${BEGIN} … ${END}`);
  return `${page.slice(0, from + BEGIN.length)}\n\n${tableOf(lines)}\n\n${page.slice(to)}`;
}

function tableOf(lines: readonly PluginLine[]): string {
  const rows = [
    HEAD,
    ...lines.map(({ id, source, memoryMb, startMs, largestPage }) => [
      `\`${id}\``,
      number(source.files),
      number(source.lines),
      `${number(source.tests.lines)} in ${source.tests.files} files`,
      `${Math.round(memoryMb)} MB`,
      `${(startMs / 1000).toFixed(1)} s`,
      largestPage ? `${largestPage.kB.toFixed(1)} kB (\`${largestPage.page}\`)` : '–',
    ]),
  ];
  const widths = HEAD.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...body.map(line)].join('\n');
}

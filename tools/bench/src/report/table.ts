import { growthOf, isMet, keyOf, ratioOf } from './figure.ts';
import type { Figure } from './figure.ts';

const HEAD = ['part', 'work', 'scale', 'product', 'limit', 'ratio', 'target', 'met', 'growth'];

/** The figures as cells, the head first. */
export function rowsOf(figures: readonly Figure[]): string[][] {
  const growth = growthOf(figures);
  const largest = new Map(figures.map((figure) => [keyOf(figure), figure] as const));
  return [
    HEAD,
    ...figures.map((figure) => {
      const { part, work, scale, unit, product, limit } = figure;
      const grown = largest.get(keyOf(figure)) === figure ? growth.get(keyOf(figure)) : undefined;
      return [
        part,
        work,
        `${scale * 100} %`,
        amount(product, unit),
        limit === undefined ? '–' : amount(limit, unit),
        ratioOf(figure)?.toFixed(2) ?? '–',
        targetOf(figure),
        { true: 'yes', false: 'no', undefined: '' }[String(isMet(figure))] ?? '',
        grown === undefined ? '' : `${grown.toFixed(2)}×`,
      ];
    }),
  ];
}

/** For a terminal: columns as wide as their widest cell. */
export function asText(figures: readonly Figure[]): string {
  const rows = rowsOf(figures);
  const widths = HEAD.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** For a page of the documentation. */
export function asMarkdown(figures: readonly Figure[]): string {
  const [head = [], ...rows] = rowsOf(figures);
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function amount(value: number, unit: Figure['unit']): string {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  const shown = unit === '' && Number.isInteger(value) ? String(value) : value.toFixed(digits);
  return unit === 'requests/s' ? `${shown}/s` : unit === '' ? shown : `${shown} ${unit}`;
}

function targetOf({ target, limit }: Figure): string {
  if (!target) return '';
  if ('exactly' in target) return `= ${target.exactly}`;
  const times = limit === undefined ? '' : '×';
  return 'atLeast' in target ? `≥ ${target.atLeast}${times}` : `≤ ${target.atMost}${times}`;
}

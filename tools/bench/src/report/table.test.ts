import { expect, test } from '@jest/globals';
import { asPage } from './page.ts';
import { asMarkdown, asText } from './table.ts';
import type { Figure } from './figure.ts';

const figures: Figure[] = [
  { part: 'list', work: 'a | b', scale: 0.01, unit: 'ms', product: 1.234, limit: 1, target: { atMost: 2 } },
  { part: 'list', work: 'a | b', scale: 1, unit: 'ms', product: 123.4, limit: 50, target: { atMost: 2 } },
  { part: 'start', work: 'until ready', scale: 1, unit: 's', product: 12.34, more: { tries: 3 } },
];

test('the table says what was reached, what the limit did, and whether that is enough', () => {
  const [, first, second, third] = asText(figures).split('\n');
  expect(first).toMatch(/^list +a \| b +1 % +1\.23 ms +1\.00 ms +1\.23 +≤ 2× +yes$/);
  expect(second).toMatch(/^list +a \| b +100 % +123 ms +50\.0 ms +2\.47 +≤ 2× +no +100\.00×$/);
  expect(third).toMatch(/^start +until ready +100 % +12\.3 s +– +–$/);
});

test('as Markdown a cell that holds a bar stays one cell', () => {
  expect(asMarkdown(figures)).toContain('| list | a \\| b | 1 % |');
});

test('the page tells what was not measured, what stood beside the ratios, and the plans', () => {
  const page = asPage({
    at: '2026-11-25',
    cores: 2,
    processor: 'x',
    memoryGb: 8,
    node: 'v24',
    loadAtEnd: 1,
    figures,
    plans: { 'a list': 'Limit' },
    skipped: { shell: 'there is no browser' },
  });
  expect(page).toContain('Not measured: shell, there is no browser.');
  expect(page).toContain('- start, until ready, 100 %: tries 3');
  expect(page).toContain('### a list\n\n```\nLimit\n```');
});

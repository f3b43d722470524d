import type { Readable } from 'node:stream';
import { writeXlsx } from '@linli/sdk-server/sheet';
import { importFile } from '../product/import.ts';
import type { Imported } from '../product/import.ts';
import type { Figure } from '../report/figure.ts';
import type { Part } from './part.ts';

const ROWS = 100_000;
const BATCH = 1000;

/** A workbook as the bench makes it: what stands in the row of a number, at a community of a code. */
interface Workbook {
  sheet: string;
  headers: string[];
  row(n: number, community: string, turn: number): string[];
}

const UNITS: Workbook = {
  sheet: '区划',
  headers: ['代码', '名称', '层级', '上级代码'],
  row: (n, community, turn) => [`${community}${10_000 + turn}`, `表格网格${n}`, '网格', community],
};
const PEOPLE: Workbook = {
  sheet: '人员',
  headers: ['人员编号', '姓名', '手机号', '区划代码'],
  row: (n, community) => [`BG-${n}`, `表格人员${n}`, `166${String(n).padStart(8, '0')}`, community],
};

/** Workbooks of a hundred thousand units, and of as many people: memory above idle, and whether somebody who waits sees it go on. */
export const excel: Part = async ({ product, client, scale, say }) => {
  const { rows } = await client.query<{ code: string }>(
    `SELECT code FROM core.unit WHERE level = 'community' AND code ~ '^\\d{12}$' ORDER BY id LIMIT 1000`,
  );
  const communities = rows.map(({ code }) => code);
  const wanted = Math.round(ROWS * scale);
  const units = await importFile(product, 'units', 'units.xlsx', fileOf(UNITS, communities, wanted));
  say('people');
  const people = await importFile(product, 'people', 'people.xlsx', fileOf(PEOPLE, communities, wanted));
  return [...figuresOf(`workbook of ${wanted} units`, units), ...figuresOf(`workbook of ${wanted} people`, people)];
};

function figuresOf(work: string, imported: Imported): Omit<Figure, 'part' | 'scale'>[] {
  const { memoryMb, progress, seconds, rows } = imported;
  return [
    {
      work: `${work}, memory of core above idle`,
      unit: 'MB',
      product: memoryMb,
      target: { atMost: 300 },
      more: { seconds, rows },
    },
    { work: `${work}, steps of progress that somebody saw`, unit: '', product: progress, target: { atLeast: 5 } },
  ];
}

function fileOf({ sheet, headers, row }: Workbook, communities: readonly string[], wanted: number): Readable {
  const columns = headers.map((header) => ({ header }));
  return writeXlsx([{ name: sheet, columns, batches: batchesOf(row, communities, wanted) }]);
}

async function* batchesOf(
  row: Workbook['row'],
  communities: readonly string[],
  wanted: number,
): AsyncGenerator<string[][]> {
  for (let from = 0; from < wanted; from += BATCH) {
    const many = Math.min(BATCH, wanted - from);
    yield await Promise.resolve(
      Array.from({ length: many }, (_, at) => {
        const n = from + at;
        return row(n, communities[n % communities.length] ?? '', Math.floor(n / communities.length));
      }),
    );
  }
}

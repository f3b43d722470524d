import { expect, test } from '@jest/globals';
import { setBoardSchema } from '@linli/contracts';
import { readBoard } from './board.ts';

test('the demo district reports 19 figures, each once, in both languages', () => {
  const lines = readBoard();
  expect(lines).toHaveLength(19);
  expect(setBoardSchema.safeParse({ version: 0, lines }).success).toBe(true);
  expect(lines.map(({ indicator }) => indicator)).toEqual(
    expect.arrayContaining(['core.grid-branches', 'core.part-time-members']),
  );
});

test('money is counted in fen, and what is handed out in batches is approximate', () => {
  const of = (unit: string) => readBoard().filter((line) => line.unit === unit).length;
  expect([of('fen'), of('count')]).toEqual([2, 17]);
  expect(
    readBoard()
      .filter(({ approximate }) => approximate)
      .map(({ indicator }) => indicator),
  ).toEqual(['cobuild.wish-cards']);
});

import type { TestClient, TestWorld } from '@linli/sdk-server/testing';

const LISTS = ['nominations', 'candidacies', 'opinions', 'panels', 'awards', 'stories', 'aftercare', 'good-deeds'];

/** Lists whose workbook, taken by one of these people, has one of the words in it; and how many workbooks were read. */
export async function exportedWords(
  readers: readonly TestClient[],
  words: readonly string[],
): Promise<{ found: string[]; read: number }> {
  const found: string[] = [];
  let read = 0;
  for (const list of LISTS)
    for (const by of readers) {
      const { status, body } = await by.workbook(`/v1/${list}`);
      if (status !== 200) continue;
      read += 1;
      const text = JSON.stringify(body);
      found.push(...words.filter((word) => text.includes(word)).map((word) => `${list}: ${word}`));
    }
  return { found, read };
}

/** The forms in which a word may stand in a column: in letters, as bytes, or in the letters that bytes are written in. */
export function formsOf(word: string): string[] {
  return [
    ...[word, Buffer.from(word).toString('hex'), JSON.stringify(word).slice(1, -1)],
    // Where a word begins among bytes shifts its letters; what is cut off also tells of its neighbours.
    ...[0, 1, 2].map((shift) => {
      const bytes = Buffer.from(' '.repeat(shift) + word);
      return bytes.toString('base64').slice(Math.ceil((shift * 8) / 6), Math.floor((bytes.length * 8) / 6));
    }),
  ];
}

/** Everybody of the world who takes lists. */
export const readersOf = (world: TestWorld, more: readonly TestClient[] = []): TestClient[] => [
  ...['entry', 'verifier', 'street', 'viewer'].map((role) => world.as(role)),
  ...more,
];

import { expect, test } from '@jest/globals';
import { persistently } from './lazy-page.ts';

const atOnce = () => Promise.resolve();

test('a page that cannot be fetched while the server is away comes when it is back', async () => {
  let tries = 0;
  const page = await persistently(() => {
    tries += 1;
    return tries < 5 ? Promise.reject(new Error('Loading CSS chunk failed')) : Promise.resolve('page');
  }, atOnce);
  expect(page).toBe('page');
  expect(tries).toBe(5);
});

test('what does not come within a minute says why', async () => {
  const waits: number[] = [];
  const asked = persistently(
    () => Promise.reject(new Error('gone')),
    (ms) => {
      waits.push(ms);
      return Promise.resolve();
    },
  );
  await expect(asked).rejects.toThrow('gone');
  expect(waits.reduce((sum, ms) => sum + ms, 0)).toBe(60_000);
});

import { expect, test } from '@jest/globals';
import { StepUpDesk } from './step-up-desk.ts';
import type { Tokens } from './tokens.ts';

const NOW = Date.parse('2026-11-23T02:00:00Z');
const NEED = { acr: 'gold', maxAgeSec: 300 } as const;

function tokens(acr: string, loggedInSecondsAgo: number, timeSkew = 0): Tokens {
  const claims = { sub: 'one', acr, auth_time: NOW / 1000 - loggedInSecondsAgo };
  return { access: `h.${btoa(JSON.stringify(claims))}.s`, refresh: 'r', timeSkew };
}

test('calls wait together until a token is sure and recent enough, and the person is asked once', async () => {
  const desk = new StepUpDesk();
  let told = 0;
  desk.subscribe(() => (told += 1));
  const both = Promise.all([desk.ask(NEED), desk.ask(NEED)]);
  desk.look(tokens('1', 1), NOW);
  desk.look(tokens('gold', 301), NOW);
  expect(desk.getNeed()).toEqual(NEED);
  desk.look(tokens('gold', 299), NOW);
  expect(desk.getNeed()).toBeUndefined();
  expect(await both).toEqual([true, true]);
  expect(told).toBe(3);
});

test('whoever would rather not is answered so, and the next call asks anew', async () => {
  const desk = new StepUpDesk();
  const first = desk.ask(NEED);
  desk.giveUp();
  expect(await first).toBe(false);
  const second = desk.ask(NEED);
  desk.look(tokens('gold', 0), NOW);
  expect(await second).toBe(true);
});

test('a computer whose clock is ahead is not asked again and again', async () => {
  const desk = new StepUpDesk();
  const asked = desk.ask(NEED);
  const hour = 3_600_000;
  desk.look(tokens('gold', 5, 3600), NOW + hour);
  expect(await asked).toBe(true);
});

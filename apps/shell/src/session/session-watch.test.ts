import { expect, jest, test } from '@jest/globals';
import { watchSession } from './session-watch.ts';

const answer = (status: number, body: object = {}) => Promise.resolve(new Response(JSON.stringify(body), { status }));
const ENDED = { code: 'core.identity.session-ended' };

/** Watches with these answers, one after the other; after the last one nothing comes any more. */
async function watch(answers: (() => Promise<Response>)[]) {
  const pauses: number[] = [];
  const onEnded = jest.fn();
  const asked: string[] = [];
  const stop = watchSession({
    getToken: () => Promise.resolve('token'),
    withLock: (work) => work(),
    onEnded,
    fetch: (input) => {
      asked.push(String(input));
      return answers.shift()?.() ?? new Promise<Response>(() => undefined);
    },
    wait: (ms) => {
      pauses.push(ms);
      return Promise.resolve();
    },
  });
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
  await new Promise((resolve) => setTimeout(resolve, 10));
  return { pauses, onEnded, asked, stop };
}

test('a session that goes on is asked about again at once, one that ended is told once', async () => {
  const { onEnded, asked, pauses } = await watch([() => answer(200), () => answer(200), () => answer(401, ENDED)]);
  expect(onEnded).toHaveBeenCalledTimes(1);
  expect(asked).toHaveLength(3);
  expect(pauses).toEqual([]);
});

test('while nobody knows, it is asked again after a pause and nobody is thrown out', async () => {
  const { onEnded, pauses } = await watch([
    () => Promise.reject(new TypeError('offline')),
    () => answer(503),
    () => answer(401, { code: 'core.identity.bad-token' }),
  ]);
  expect(onEnded).not.toHaveBeenCalled();
  expect(pauses).toHaveLength(3);
});

test('a tab that was stopped says nothing any more', async () => {
  let reply: (response: Response) => void = () => undefined;
  const { onEnded, stop } = await watch([() => new Promise((resolve) => (reply = resolve))]);
  stop();
  reply(new Response(JSON.stringify(ENDED), { status: 401 }));
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(onEnded).not.toHaveBeenCalled();
});

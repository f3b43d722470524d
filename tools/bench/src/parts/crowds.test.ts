import { expect, test } from '@jest/globals';
import { wishes } from './booking.ts';
import { twiceEach } from './ledger.ts';

test('a hundred hours of ten rooms are wanted by as many each', () => {
  const rooms = Array.from({ length: 10 }, (_, n) => `room-${n}`);
  const wanted = wishes(rooms, 1000);
  const times = new Map<string, number>();
  for (const { roomId, from } of wanted) times.set(`${roomId} ${from}`, (times.get(`${roomId} ${from}`) ?? 0) + 1);
  expect([times.size, new Set(times.values())]).toEqual([100, new Set([10])]);
  expect(wanted[0]).toEqual({ roomId: 'room-0', from: '08:00', to: '09:00' });
});

test('each allocation is approved by two people, and each person has as many to approve', () => {
  const crowd = Array.from({ length: 4 }, (_, n) => ({ accountId: String(n), token: `token-${n}` }));
  const lines = twiceEach(
    Array.from({ length: 8 }, (_, n) => `allocation-${n}`),
    crowd,
  );
  expect(lines.map((line) => line.length)).toEqual([4, 4, 4, 4]);
  const by = new Map<string, Set<string>>();
  for (const { path, token } of lines.flat()) by.set(path, (by.get(path) ?? new Set()).add(token));
  expect([...by.values()].map(({ size }) => size)).toEqual(Array<number>(8).fill(2));
});

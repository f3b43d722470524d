import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { recordAnswers } from './record-answers.ts';
import { defineMachine } from './state-machine.ts';

const MACHINE = defineMachine({
  noun: 'parks.park',
  read: 'parks.park.read',
  create: { action: 'open', to: 'open', permission: 'parks.park.keep' },
  states: { open: { tone: 'active' }, shut: { final: true } },
  actions: { shut: { from: ['open'], to: 'shut', permission: 'parks.park.keep' } },
});
const answers = recordAnswers(MACHINE, {
  listed: { name: z.string() },
  shown: { note: z.string().nullable() },
  said: { reason: z.string() },
});

const BY = { id: '00000000-0000-4000-8000-000000000009', name: '王敏' };
const LISTED = {
  id: '01979e9c-7a00-7000-8000-000000000001',
  unitId: 7,
  path: [{ id: 7, name: '甲网格', level: 'grid' }],
  state: 'open',
  createdAt: '2026-11-23T01:00:00.000Z',
  version: 1,
  name: '河畔',
};
const SHOWN = { ...LISTED, note: null, createdBy: BY, actions: [{ action: 'shut', barrier: null }], waitingFor: null };

describe('the answers about the records of a noun', () => {
  test('say what every record has and what is its own, in lists, on its page and in its history', () => {
    const page = { items: [LISTED], page: 1, pageSize: 20, total: 1, exact: true };
    expect(answers.page.parse(page)).toEqual(page);
    expect(answers.shown.parse(SHOWN)).toEqual(SHOWN);
    const line = { id: LISTED.id, action: 'shut', at: LISTED.createdAt, by: BY, reason: '施工' };
    expect(answers.history.parse({ items: [line] })).toEqual({ items: [line] });
  });

  test.each(['name', 'state', 'path', 'createdAt', 'version', 'note', 'createdBy', 'actions', 'waitingFor'])(
    'are none without %s',
    (field) => {
      expect(answers.shown.safeParse({ ...SHOWN, [field]: undefined }).success).toBe(false);
    },
  );

  test('know no state, step or line that the machine does not know', () => {
    expect(answers.listed.safeParse({ ...LISTED, state: 'lost' }).success).toBe(false);
    expect(answers.shown.safeParse({ ...SHOWN, actions: [{ action: 'burn', barrier: null }] }).success).toBe(false);
  });
});

describe('the query of their list', () => {
  test('is narrowed by unit, text and several states, newest first', () => {
    expect(answers.query.parse({ unit: '7', q: ' 河 ', state: 'open,shut' })).toEqual({
      unit: 7,
      q: '河',
      state: ['open', 'shut'],
      sort: '-createdAt',
      page: 1,
      pageSize: 20,
    });
  });

  test.each([{ state: 'lost' }, { sort: 'version' }, { unit: 'x' }, { page: '0' }])('refuses %j', (query) => {
    expect(answers.query.safeParse(query).success).toBe(false);
  });
});

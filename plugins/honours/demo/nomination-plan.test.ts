import { expect, test } from '@jest/globals';
import { enterNominationSchema, HONOUR_CLASSES } from '../contract/index.ts';
import { EARLIER_ROUND, OPEN_ROUND } from './nomination-plan.ts';

const all = [...OPEN_ROUND, ...EARLIER_ROUND];

test('every nomination of the demo is one that the API takes', () => {
  for (const { said } of all) {
    const command = { ...said, roundId: '00000000-0000-4000-8000-000000000001', unitId: 1 };
    expect(enterNominationSchema.safeParse(command).error?.issues ?? []).toEqual([]);
  }
});

test('the open round has one at every end of the way, and what is joined is about somebody who is kept', () => {
  const stages = new Set(OPEN_ROUND.map(({ stage }) => stage));
  expect(stages.size).toBe(9);
  const joined = OPEN_ROUND.findIndex(({ stage }) => stage === 'merged');
  const before = OPEN_ROUND.slice(0, joined).map(({ said }) => said.nominee);
  expect(before).toContain(OPEN_ROUND[joined]?.said.nominee);
});

test('all classes are there', () => {
  expect(new Set(all.map(({ said }) => said.class))).toEqual(new Set(HONOUR_CLASSES));
});

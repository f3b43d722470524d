import { describe, expect, test } from '@jest/globals';
import { ISSUE_STATES } from '../../contract/index.ts';
import type { IssueState } from '../../contract/index.ts';
import { dueOf, todoUntil } from './issue.due.ts';

/** The last day is 13 October: it is over with the beginning of the 14th in Shanghai. */
const dueAt = new Date('2026-10-14T00:00:00+08:00');
const inTime = new Date('2026-10-13T23:59:59.999+08:00');
const row = (state: IssueState, resolvedAt: Date | null = null) => ({ state, dueAt, dueUnpublished: null, resolvedAt });
const standing = (state: IssueState, now: Date, resolvedAt: Date | null = null) =>
  dueOf(row(state, resolvedAt), now)?.timeliness;

const WORKED_ON = ['accepted', 'assigned', 'in-progress', 'rework'] as const;
const RESOLVED = ['resolved', 'verified', 'closed'] as const;

describe('the limit of an issue', () => {
  test.each(WORKED_ON)('runs while it is %s until the last day is over, and no longer', (state) => {
    expect(standing(state, inTime)).toBe('running');
    expect(standing(state, dueAt)).toBe('overdue');
  });

  test.each(RESOLVED)('is judged by when it was resolved, once it is %s, whatever the time is', (state) => {
    for (const now of [inTime, dueAt, new Date('2030-01-01')]) {
      expect(standing(state, now, inTime)).toBe('on-time');
      expect(standing(state, now, dueAt)).toBe('late');
    }
  });

  test('is not overdue any more when the clock was ahead and jumps back', () => {
    expect([dueAt, inTime, dueAt].map((now) => standing('assigned', now))).toEqual(['overdue', 'running', 'overdue']);
  });

  test('is none where none was fixed, in every state', () => {
    for (const state of ISSUE_STATES) expect(dueOf({ ...row(state, inTime), dueAt: null }, dueAt)).toBeNull();
  });

  test('is due for who works on it, and for nobody who checks or closes', () => {
    const due = ISSUE_STATES.filter((state) => todoUntil(row(state)) !== null);
    expect(due.sort()).toEqual([...WORKED_ON].sort());
  });

  test('says which year was not published when it was fixed', () => {
    expect(dueOf({ ...row('accepted'), dueUnpublished: 2027 }, inTime)).toEqual({
      until: '2026-10-13T16:00:00.000Z',
      timeliness: 'running',
      unpublished: 2027,
    });
  });
});

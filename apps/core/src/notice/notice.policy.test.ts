import { describe, expect, test } from '@jest/globals';
import { NOTICE_PHASES } from '@linli/contracts';
import type { Anchor, NoticePhase } from '@linli/contracts';
import {
  actionsFor,
  ANSWER,
  answerRefusal,
  OBJECT,
  objectionActions,
  PUBLISH,
  seesObjection,
} from './notice.policy.ts';
import type { NoticeBody, ObjectionBody } from './notice.policy.ts';

const place = { provinceId: null, cityId: null, districtId: 10, streetId: 20, communityId: 30, gridId: null };
const notice = (phase: NoticePhase): NoticeBody => ({ ...place, phase, submittedBy: 'submitter' });
const STREET: Anchor = [20, 'street'];
const OTHER: Anchor = [21, 'street'];
const holding = (...permissions: string[]) => new Map(permissions.map((permission) => [permission, [STREET]]));
const acts = (phase: NoticePhase, account: string, scopes: ReadonlyMap<string, readonly Anchor[]>) =>
  actionsFor(notice(phase), account, scopes).map(({ action, barrier }) => (barrier ? `${action}!` : action));

describe('what may be done with a notice', () => {
  const table: [NoticePhase, publisher: string[], submitter: string[], counter: string[]][] = [
    ['draft', ['update', 'submit', 'withdraw'], ['update', 'submit', 'withdraw'], []],
    ['to-publish', ['return', 'publish', 'withdraw'], ['return', 'publish!', 'withdraw'], []],
    ['running', ['withdraw'], ['withdraw'], ['object']],
    ['ended', [], [], []],
    ['withdrawn', [], [], []],
  ];

  test('is said for every phase', () => {
    expect(table.map(([phase]) => phase)).toEqual([...NOTICE_PHASES]);
  });

  test.each(table)(
    '%s: by a publisher, by whoever submitted it, by the counter',
    (phase, publisher, submitter, counter) => {
      expect(acts(phase, 'somebody', holding(PUBLISH))).toEqual(publisher);
      expect(acts(phase, 'submitter', holding(PUBLISH))).toEqual(submitter);
      expect(acts(phase, 'somebody', holding(OBJECT))).toEqual(counter);
      expect(acts(phase, 'somebody', holding(ANSWER))).toEqual([]);
      expect(acts(phase, 'somebody', new Map([[PUBLISH, [OTHER]]]))).toEqual([]);
    },
  );
});

describe('an objection', () => {
  const objection = (changes: Partial<ObjectionBody> = {}): ObjectionBody => ({
    state: 'open',
    door: 'counter',
    enteredBy: 'clerk',
    ...changes,
  });
  const refusal = (changes: Partial<ObjectionBody>, account = 'somebody', phase: NoticePhase = 'running') =>
    answerRefusal(objection(changes), notice(phase), account, holding(ANSWER));

  test('is answered once, by whoever answers there, never by whose it is', () => {
    expect(refusal({})).toBeUndefined();
    expect(refusal({}, 'clerk')).toBeUndefined();
    expect(refusal({}, 'somebody', 'ended')).toBeUndefined();
    expect(refusal({}, 'somebody', 'withdrawn')).toBe('wrong-state');
    expect(refusal({ state: 'upheld' })).toBe('wrong-state');
    expect(refusal({ state: 'not-upheld' })).toBe('wrong-state');
    expect(refusal({ door: 'staff' }, 'clerk')).toBe('own-objection');
    expect(answerRefusal(objection(), notice('running'), 'x', holding(OBJECT, PUBLISH))).toBe('out-of-reach');
    expect(answerRefusal(objection(), notice('running'), 'x', new Map([[ANSWER, [OTHER]]]))).toBe('out-of-reach');
  });

  test('is read by whoever answers there and by whoever entered it, and whose it is shown to the former alone', () => {
    expect(seesObjection(objection(), place, 'x', holding(ANSWER))).toBe(true);
    expect(seesObjection(objection(), place, 'clerk', holding(OBJECT))).toBe(true);
    expect(seesObjection(objection(), place, 'x', holding(OBJECT, PUBLISH))).toBe(false);
    const named = { ...objection(), hasObjector: true };
    const offered = (account: string, ...permissions: string[]) =>
      objectionActions(named, notice('running'), account, holding(...permissions)).map(({ action }) => action);
    expect(offered('x', ANSWER)).toEqual(['answer', 'reveal']);
    expect(offered('clerk', OBJECT)).toEqual([]);
  });
});

import { addDays, dayOf } from '@linli/contracts';
import type { Problem } from '@linli/contracts';
import { startTestWorld } from '@linli/sdk-server/testing';
import type { TestAnswer, TestClient, TestWorld } from '@linli/sdk-server/testing';
import type {
  AwardRoundDetail,
  EnterNomination,
  NominationAction,
  NominationDetail,
  NominationState,
  SchemeDetail,
} from '../../contract/index.ts';
import { definition } from '../definition.ts';

type Answered = TestAnswer<NominationDetail & Problem>;
export type Said = Partial<EnterNomination>;

/** The plugin with a scheme and a round that takes nominations, both the district's. */
export interface HonoursWorld extends TestWorld {
  /** Holds the district's role where it belongs. */
  district: TestClient;
  scheme: SchemeDetail;
  round: AwardRoundDetail;
  /** Another round of the scheme, in the state that its life begins with. */
  plan(more?: object): Promise<AwardRoundDetail>;
  stepRound(round: AwardRoundDetail, action: string, more?: object): Promise<AwardRoundDetail>;
  enter(more?: Said, key?: string): Promise<Answered>;
  /** A step by whoever does it; a second verification by somebody other than the first. */
  step(one: NominationDetail, action: NominationAction, more?: object, key?: string): Promise<Answered>;
  /** A nomination that has come to this state. */
  nomination(state: NominationState, more?: Said): Promise<NominationDetail>;
  today: string;
}

export const CONSENT_TEXT = '我们想公开您的姓名和事迹，展示不超过十二个月，您随时可以撤回。';
const WAY: readonly NominationAction[] = ['accept', 'verify', 'verify-again', 'consent'];
const STATES: readonly NominationState[] = ['submitted', 'accepted', 'verified-once', 'verified', 'consented'];

export async function startHonoursWorld(): Promise<HonoursWorld> {
  const world = await startTestWorld(definition);
  const { at } = world;
  const today = dayOf(new Date());
  const held = ['scheme.read', 'scheme.manage', 'award-round.read', 'award-round.manage', 'nomination.read'];
  const district = await world.somebody(
    held.map((each) => `honours.${each}`),
    'district',
  );
  const scheme = await done<SchemeDetail>(
    district.post('/v1/schemes', {
      title: '身边好人',
      classes: ['helping', 'courage', 'integrity', 'dedication', 'filial'],
      ...{ decidedAt: 'district', storyMonths: 12, consentText: CONSENT_TEXT, unitId: at.district },
    }),
  );
  const plan = (more: object = {}) =>
    done<AwardRoundDetail>(
      district.post('/v1/award-rounds', {
        ...{ schemeId: scheme.id, title: '身边好人评选', year: 2026, seats: 2, unitId: at.district },
        ...{ opensOn: addDays(today, -10), closesOn: addDays(today, 10) },
        ...more,
      }),
    );
  const stepRound = ({ id, version }: AwardRoundDetail, action: string, more: object = {}) =>
    done<AwardRoundDetail>(district.post(`/v1/award-rounds/${id}/${action}`, { version, ...more }));
  const round = await stepRound(await plan(), 'open');

  const enter: HonoursWorld['enter'] = (more = {}, key) =>
    world.as('entry').post('/v1/nominations', { ...nominated(round.id, at.community), ...more }, key);
  const step: HonoursWorld['step'] = ({ id, version }, action, more, key) => {
    const { as, command } = STEPS[action] ?? { as: 'verifier' };
    const body = { ...command?.(today), version, ...more };
    return world.as(as).post(`/v1/nominations/${id}/${action}`, body, key);
  };
  return {
    ...world,
    ...{ district, scheme, round, plan, stepRound, enter, step, today },
    async nomination(state, more) {
      let one = await done(enter(more));
      const until = state === 'declined' ? 'verified' : state;
      for (const action of WAY.slice(0, STATES.indexOf(until))) one = await done(step(one, action));
      return state === 'declined' ? done(step(one, 'decline')) : one;
    },
  };
}

const STEPS: Partial<Record<NominationAction, { as: string; command?(today: string): object }>> = {
  accept: { as: 'street' },
  merge: { as: 'street' },
  refuse: { as: 'street', command: () => ({ why: 'other-class' }) },
  verify: { as: 'verifier', command: () => ({ how: 'visit', finding: '看过，是这样' }) },
  'verify-again': { as: 'street', command: () => ({ how: 'neighbours', finding: '邻居都知道' }) },
  decline: { as: 'verifier', command: () => ({ how: 'visit' }) },
  withdraw: { as: 'verifier', command: () => ({ how: 'phone' }) },
  disprove: { as: 'verifier', command: () => ({ why: 'not-so' }) },
  consent: {
    as: 'verifier',
    command: (today) => ({ consentVersion: 1, consentDoor: 'visit', consentOn: today }),
  },
};

export function nominated(roundId: string, unitId: number): EnterNomination {
  return {
    ...{ roundId, unitId, class: 'helping', nominee: '赵敏', deed: '十年照看邻居老人' },
    ...{ contact: '13800002222', source: 'resident', door: 'counter' },
    ...{ nominator: '钱明', nominatorContact: '13800003333' },
  };
}

async function done<T>(asked: Promise<TestAnswer<T>>): Promise<T> {
  const { status, body } = await asked;
  if (status >= 300) throw new Error(JSON.stringify(body));
  return body;
}

import type { Page, Problem } from '@linli/contracts';
import { recordChecks } from '@linli/sdk-server/testing';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ProgrammeDetail, TrainingClass, TrainingClassDetail } from '../../contract/index.ts';
import { DATES, startClassWorld } from '../testing/class.world.ts';
import type { ClassWorld } from '../testing/class.world.ts';
import { trainingClassRecord } from './training-class.record.ts';

const URL = '/v1/training-classes';
let world: ClassWorld;
let programmeId: string;
beforeAll(async () => {
  world = await startClassWorld();
  programmeId = (await world.classAt('draft')).programmeId;
});
afterAll(() => world?.close());

const command = (unitId: number, title: string) => ({
  ...{ programmeId, title, posts: ['secretary'], bodies: ['party-committee'], seats: 30, place: '区委党校', unitId },
  ...DATES,
});
const draft = (more: object) =>
  world.as('organiser').post<TrainingClassDetail & Problem>(URL, { ...command(world.at.street, '第一期'), ...more });
const fieldsOf = ({ errors }: Problem) => errors?.map(({ field }) => field);

/** What holds for the records of every noun. */
const checks = recordChecks(() => world, {
  record: trainingClassRecord,
  url: URL,
  keeper: 'organiser',
  command,
  step: ['cancel', { reason: '不再举办' }],
});
test.each(checks)('$title', ({ check }) => check());

describe('a class', () => {
  test('goes from its draft over approval, enrolment and days of training to its end', async () => {
    let one = (await draft({})).body;
    expect(one).toMatchObject({ state: 'draft', programmeTitle: '领头雁培训工程', seated: 0, waiting: 0, days: [] });
    for (const [action, state] of [
      ['approve', 'approved'],
      ['open', 'enrolling'],
      ['start', 'running'],
      ['finish', 'finished'],
      ['archive', 'archived'],
    ] as const) {
      one = (await world.step(one.id, action)).body as typeof one;
      expect(one.state).toBe(state);
    }
    expect(one.finishedOn).toBe(DATES.endsOn);
  });

  test('is read below the unit that holds it once it is more than a draft, and not beside it', async () => {
    const below = await world.somebody(['training.training-class.read'], 'community');
    const beside = await world.somebody(['training.training-class.read'], 'otherCommunity');
    const one = await world.classAt('draft', { title: '看得见的班' });
    const seen = async (client = below) =>
      (await client.get<Page<TrainingClass>>(`${URL}?q=看得见&for=${world.at.community}`)).body.total;
    expect(await seen()).toBe(0);
    await world.step(one.id, 'approve');
    expect(await seen()).toBe(1);
    expect(await seen(beside)).toBe(0);
    expect((await below.get<TrainingClassDetail>(`${URL}/${one.id}`)).body.actions).toEqual([]);
    expect((await beside.get(`${URL}/${one.id}`)).status).toBe(404);
  });

  test('cannot end before it begins, nor last for ever, nor belong to a programme that is over', async () => {
    const { body } = await draft({ startsOn: '2026-11-25', endsOn: '2026-11-24' });
    expect([body.code, fieldsOf(body)]).toEqual(['training.training-class.ends-before', ['endsOn']]);
    expect((await draft({ endsOn: '2027-11-24' })).body.code).toBe('training.training-class.too-long');
    const organiser = world.as('organiser');
    const old = await organiser.post<ProgrammeDetail>('/v1/programmes', { title: '旧项目', unitId: world.at.street });
    await organiser.post(`/v1/programmes/${old.body.id}/close`, { reason: '已完成', version: 1 });
    const refused = await draft({ programmeId: old.body.id });
    expect([refused.status, refused.body.code]).toEqual([409, 'training.training-class.programme-closed']);
    expect(refused.body.title).toContain('旧项目');
  });

  test('on a holiday is asked about, and held there when that is meant; a swapped Saturday is a working day', async () => {
    // 2026-10-01 to 07 are National Day; 2026-10-10 is a Saturday that is worked for it.
    const days = { startsOn: '2026-09-30', endsOn: '2026-10-01' };
    const asked = await draft(days);
    expect([asked.status, asked.body.code, fieldsOf(asked.body)]).toEqual([
      400,
      'training.training-class.on-holiday',
      ['onHolidays'],
    ]);
    expect(asked.body.title).toContain('2026-10-01（国庆节）');
    expect(asked.body.errors?.[0]?.message).toBe(asked.body.title);
    const meant = await draft({ ...days, onHolidays: true });
    expect(meant.body.days).toEqual([{ day: '2026-10-01', kind: 'holiday', name: '国庆节' }]);
    const swapped = await draft({ startsOn: '2026-10-10', endsOn: '2026-10-10' });
    expect([swapped.status, swapped.body.days]).toEqual([
      201,
      [{ day: '2026-10-10', kind: 'swapped', name: '国庆节' }],
    ]);
    expect((await draft({ startsOn: '2026-11-28', endsOn: '2026-11-28' })).body.code).toBe(
      'training.training-class.on-holiday',
    );
  });

  test('that has not begun is not finished, and is called off with a reason', async () => {
    const one = await world.classAt('running', { startsOn: '2099-06-01', endsOn: '2099-06-02' });
    expect(await world.step(one.id, 'finish')).toMatchObject({
      status: 409,
      body: { code: 'training.training-class.not-begun' },
    });
    const cancelled = await world.step(one.id, 'cancel', { reason: '场地不可用' });
    expect(cancelled).toMatchObject({ status: 200, body: { state: 'cancelled', actions: [] } });
  });

  test('wrong fields are named, each of them', async () => {
    const wrong = { title: ' ', posts: [], bodies: ['x'], seats: 0, startsOn: '2026-02-30', endsOn: 1, place: '' };
    const answer = await draft(wrong);
    expect(answer.status).toBe(400);
    expect(new Set(fieldsOf(answer.body)?.map((field) => field.split('.')[0]))).toEqual(new Set(Object.keys(wrong)));
  });

  test('of a month is found by the days it is held on', async () => {
    await world.classAt('approved', { title: '跨月的班', startsOn: '2026-03-31', endsOn: '2026-04-01' });
    const of = async (month: string) =>
      (await world.as('viewer').get<Page<TrainingClass>>(`${URL}?month=${month}&q=跨月`)).body.total;
    expect(await Promise.all(['2026-02', '2026-03', '2026-04', '2026-05'].map(of))).toEqual([0, 1, 1, 0]);
  });
});

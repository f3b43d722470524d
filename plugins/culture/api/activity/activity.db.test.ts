// Long because the life of an activity, what is refused of a plan, and who is kept from organisation life belong side by side.
import type { Page, Problem } from '@linli/contracts';
import { recordChecks, sampleJpeg } from '@linli/sdk-server/testing';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type {
  Activity,
  ActivityDetail,
  ActivityHistory,
  BrandDetail,
  KindsUsed,
  ProgrammeDetail,
  VenueDetail,
} from '../../contract/index.ts';
import { aPast, aPlan, hoursFromNow, startActivityWorld } from '../testing/activity.world.ts';
import type { ActivityWorld } from '../testing/activity.world.ts';
import { aVenue } from '../testing/place.world.ts';
import { activityRecord } from './activity.record.ts';

const URL = '/v1/activities';
const RECORD = { headCount: 42, summary: '演出八个节目', photosMayShow: false };
let world: ActivityWorld;
beforeAll(async () => {
  world = await startActivityWorld();
});
afterAll(() => world?.close());

const keeper = () => world.as('keeper');
const add = (more: object) =>
  keeper().post<ActivityDetail & Problem>(`${URL}/planned`, { ...aPlan(world.at.community), ...more });
const past = (more: object = {}) =>
  keeper().post<ActivityDetail & Problem>(`${URL}/past`, { ...aPast(world.at.community), ...more });
const fieldsOf = ({ errors }: Problem) => errors?.map(({ field }) => field);
const idsOf = async (query: string, by = keeper()) =>
  (await by.get<Page<Activity>>(`${URL}?pageSize=100&${query}`)).body.items.map(({ id }) => id);

/** What holds for the records of every noun. */
const checks = recordChecks(() => world, {
  record: activityRecord,
  url: URL,
  keeper: 'keeper',
  command: (unitId, text) => ({ kind: 'free-clinic', title: text, unitId }),
  step: ['cancel', { reason: '不再举办' }],
});
test.each(checks)('$title', ({ check }) => check());

describe('an activity', () => {
  test('is an idea, planned, published, held, recorded in a minute and closed, and its history says so', async () => {
    const idea = { kind: 'free-clinic', title: '义诊进小区', need: '就近测血压', unitId: world.at.community };
    let one = (await keeper().post<ActivityDetail>(URL, idea)).body;
    expect(one).toMatchObject({ state: 'idea', need: '就近测血压', startsAt: null, costFen: null, photos: [] });
    const { unitId, ...plan } = aPlan(world.at.community, -2);
    expect(unitId).toBe(one.unitId);
    for (const [action, said, state] of [
      ['plan', plan, 'planned'],
      ['publish', {}, 'published'],
      ['hold', {}, 'held'],
      ['record', RECORD, 'recorded'],
      ['correct', { ...RECORD, headCount: 44, reason: '漏计两人' }, 'recorded'],
      ['close', {}, 'closed'],
    ] as const) {
      const answer = await world.step(one, action, said);
      expect([action, answer.status]).toEqual([action, 200]);
      one = answer.body as ActivityDetail;
      expect(one.state).toBe(state);
    }
    expect(one).toMatchObject({ headCount: 44, organiserName: '甲社区', where: '小广场', noNeedReason: null });
    const { items } = (await keeper().get<ActivityHistory>(`${URL}/${one.id}/history`)).body;
    expect(items.map(({ action, headCount, reason }) => [action, headCount, reason])).toEqual([
      ['close', null, null],
      ['correct', 44, '漏计两人'],
      ['record', 42, null],
      ['hold', null, null],
      ['publish', null, null],
      ['plan', null, null],
      ['suggest', null, null],
    ]);
  });

  test('is taken back by the street with a reason, changed, and published again', async () => {
    const one = await world.planned(24);
    await world.step(one, 'publish');
    expect((await world.step(one, 'unpublish', { reason: '时间冲突' })).status).toBe(403);
    const taken = await world.step(one, 'unpublish', { reason: '时间冲突' }, world.as('street'));
    expect(taken).toMatchObject({ status: 200, body: { state: 'planned' } });
    const { unitId, ...plan } = aPlan(one.unitId, 48);
    expect(unitId).toBe(one.unitId);
    expect(await world.step(one, 'change', { ...plan, audience: '全体居民' })).toMatchObject({
      body: { audience: '全体居民', state: 'planned' },
    });
    expect((await world.step(one, 'publish')).status).toBe(200);
  });

  test('is not held, recorded or written down afterwards before it has begun', async () => {
    const one = await world.planned(24);
    await world.step(one, 'publish');
    for (const [action, said] of [
      ['hold', {}],
      ['record', RECORD],
    ] as const)
      expect(await world.step(one, action, said)).toMatchObject({
        status: 409,
        body: { code: 'culture.activity.not-begun' },
      });
    const title = '还没有开始的补录';
    const later = await past({ title, startsAt: hoursFromNow(1), endsAt: hoursFromNow(2) });
    expect([later.status, later.body.code]).toEqual([409, 'culture.activity.not-begun']);
    // Idea and record are one request: nothing of it is left.
    expect(await idsOf(`q=${title}`)).toEqual([]);
  });

  test('held before it was known here is written down in one go', async () => {
    const one = (await past({ alliance: '甲街道党建联盟' })).body;
    expect(one).toMatchObject({ state: 'recorded', headCount: 30, alliance: '甲街道党建联盟', version: 2 });
    expect(one.heldOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  test('is recorded by one of two who do it at the same time', async () => {
    const one = await world.planned(-2);
    await world.step(one, 'publish');
    const { version } = (await keeper().get<ActivityDetail>(`${URL}/${one.id}`)).body;
    const by = [keeper(), world.as('street')];
    const sent = await Promise.all(
      by.map((each, n) => each.post(`${URL}/${one.id}/record`, { ...RECORD, headCount: 10 + n, version })),
    );
    expect(sent.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { items } = (await keeper().get<ActivityHistory>(`${URL}/${one.id}/history`)).body;
    expect(items.filter(({ action }) => action === 'record')).toHaveLength(1);
  });

  test('has photos that are seen where it is seen, and are not for showing unless that is said', async () => {
    const id = async () =>
      (await keeper().upload<{ id: string }>('/v1/attachments/activity-photo', sampleJpeg())).body.id;
    const one = (await past({ photos: [await id()] })).body;
    expect(one).toMatchObject({ photosMayShow: false, photos: [{ kind: 'activity-photo' }] });
    const shown = (await past({ photos: [await id()], photosMayShow: true })).body;
    expect(shown.photosMayShow).toBe(true);
    // Nothing to show: the word about it means nothing.
    expect((await past({ photosMayShow: true })).body.photosMayShow).toBe(false);
    const photoId = shown.photos[0]?.id;
    const off = await world.step(shown, 'remove-photo', { photoId, reason: '本人要求' });
    expect(off).toMatchObject({ status: 200, body: { photos: [] } });
    expect((await world.neighbour.get(`/v1/attachments/activity-photo/${one.photos[0]?.id}/content`)).status).toBe(404);
  });
});

describe('a plan', () => {
  test.each([
    [
      'ends before it begins',
      { startsAt: '2026-11-28T10:00:00+08:00', endsAt: '2026-11-28T09:00:00+08:00' },
      'ends-before',
      'endsAt',
    ],
    [
      'lasts no time',
      { startsAt: '2026-11-28T10:00:00+08:00', endsAt: '2026-11-28T02:00:00Z' },
      'ends-before',
      'endsAt',
    ],
    [
      'lasts for ever',
      { startsAt: '2026-11-28T10:00:00+08:00', endsAt: '2027-11-28T10:00:00+08:00' },
      'too-long',
      'endsAt',
    ],
    ['answers nothing and does not say why', { need: undefined }, 'need-or-reason', 'need'],
    ['answers something and says why not', { noNeedReason: '统一安排' }, 'need-or-reason', 'need'],
    ['is nowhere', { place: undefined }, 'place-missing', 'place'],
  ])('that %s is refused in one sentence', async (_, more, code, field) => {
    const { status, body } = await add(more);
    expect([status, body.code, fieldsOf(body)]).toEqual([400, `culture.activity.${code}`, [field]]);
    expect(body.title).not.toContain('{{');
  });

  test.each([
    ['seats', 100_001],
    ['seats', 0],
    ['costFen', -1],
    ['costFen', 12.345],
    ['costFen', 2 ** 53],
    ['costFen', '100'],
    ['startsAt', '2026-02-30T10:00:00+08:00'],
    ['startsAt', '2026-11-28 10:00'],
    ['kind', 'dinner'],
    ['title', ' '],
    ['coOrganisers', Array<string>(11).fill('某单位')],
  ])('with %s %p names the field', async (field, value) => {
    const { status, body } = await add({ [field]: value });
    expect([status, fieldsOf(body)?.map((each) => each.split('.')[0])]).toEqual([400, [field]]);
  });

  test('keeps the dearest cost to the fen', async () => {
    const one = (await add({ costFen: Number.MAX_SAFE_INTEGER })).body;
    expect((await keeper().get<ActivityDetail>(`${URL}/${one.id}`)).body.costFen).toBe(9007199254740991);
  });

  test('may pass midnight, and is found on both days; a holiday is said, not refused', async () => {
    const night = { startsAt: '2026-09-30T22:00:00+08:00', endsAt: '2026-10-01T01:00:00+08:00', title: '跨夜灯会' };
    const one = (await add(night)).body;
    expect(one.days).toEqual([{ day: '2026-10-01', kind: 'holiday', name: '国庆节' }]);
    expect(await idsOf('week=2026-10-01&q=跨夜')).toEqual([one.id]);
    expect(await idsOf('week=2026-09-24&q=跨夜')).toEqual([one.id]);
    expect(await idsOf('week=2026-10-02&q=跨夜')).toEqual([]);
    const swapped = { startsAt: '2026-10-10T09:00:00+08:00', endsAt: '2026-10-10T10:00:00+08:00' };
    expect((await add(swapped)).body.days).toEqual([{ day: '2026-10-10', kind: 'swapped', name: '国庆节' }]);
  });

  test('names a venue, a programme from above, a brand and an organiser of the asker’s, and no others', async () => {
    const district = await world.somebody(['culture.programme.read', 'culture.programme.manage'], 'district');
    const command = { title: '邻里文化季', theme: 'tradition', unitId: world.at.district };
    const programme = (await district.post<ProgrammeDetail>('/v1/programmes', command)).body;
    const brand = (
      await keeper().post<BrandDetail>('/v1/brands', { title: '向党情', story: '合唱', unitId: world.at.community })
    ).body;
    const venue = (await keeper().post<VenueDetail>('/v1/venues', aVenue(world.at.community, '一号馆'))).body;
    const organiser = world.organisation('向党情功能型党支部');
    const names = { venueId: venue.id, programmeId: programme.id, brandId: brand.id, organiserId: organiser.id };
    const one = (await add({ ...names, place: '二楼' })).body;
    expect(one).toMatchObject({
      where: '一号馆 二楼',
      programme: { title: '邻里文化季' },
      brand: { title: '向党情' },
      organiserName: '向党情功能型党支部',
    });
    const theirs = (await world.neighbour.post<VenueDetail>('/v1/venues', aVenue(world.at.otherCommunity))).body;
    expect((await add({ venueId: theirs.id })).status).toBe(404);
    expect((await add({ organiserId: crypto.randomUUID() })).status).toBe(404);
    await world.as('street').post(`/v1/venues/${venue.id}/close`, { reason: '搬迁', version: venue.version });
    expect((await add({ venueId: venue.id })).body.code).toBe('culture.activity.venue-closed');
    const closer = await world.somebody(['culture.programme.read', 'culture.programme.close'], 'district');
    await closer.post(`/v1/programmes/${programme.id}/close`, { reason: '已完成', version: 1 });
    expect((await add({ programmeId: programme.id })).body.code).toBe('culture.activity.programme-closed');
  });

  test('with somebody’s number in it is not published', async () => {
    const one = await world.planned(24, { need: '联系 13812345678' });
    const refused = await world.step(one, 'publish');
    expect(refused).toMatchObject({ status: 400, body: { code: 'core.text.personal-numbers' } });
    expect((await past({ summary: '联系 13812345678' })).status).toBe(400);
  });
});

describe('organisation life', () => {
  test('is seen in its own unit alone, in lists, on its page, in its history and in what is counted', async () => {
    const rights = ['culture.activity.read', 'culture.activity.manage'];
    const home = await world.somebody(rights, 'otherCommunity');
    const above = await world.somebody(rights, 'otherStreet');
    const lower = await world.somebody(rights, 'grid');
    const life = { ...aPast(world.at.otherCommunity), kind: 'party-day', title: '重温誓词主题党日' };
    const one = (await home.post<ActivityDetail>(`${URL}/past`, life)).body;
    expect(one).toMatchObject({ kind: 'party-day', headCount: 30 });
    expect(await idsOf('q=重温誓词', home)).toEqual([one.id]);
    for (const other of [above, lower, world.neighbour, world.as('viewer')]) {
      expect(await idsOf('q=重温誓词', other)).toEqual([]);
      expect((await other.get(`${URL}/${one.id}`)).status).toBe(404);
      expect((await other.get(`${URL}/${one.id}/history`)).status).toBe(404);
    }
    for (const other of [above, lower, world.neighbour])
      expect((await other.post(`${URL}/${one.id}/close`, { version: one.version })).status).toBe(404);
    const used = async (by = home) =>
      (await by.get<KindsUsed>(`${URL}/kinds-used?from=2026-01-01&to=2030-01-01&unit=${world.at.otherCommunity}`)).body;
    expect((await used()).items).toEqual([{ kind: 'party-day', count: 1 }]);
    expect((await used(above)).items).toEqual([]);
  });

  test('is entered by its own unit, as an idea too', async () => {
    for (const [path, command] of [
      ['/past', { ...aPast(world.at.community), kind: 'organisation-life' }],
      ['', { kind: 'party-day', title: '别处的党日', unitId: world.at.community }],
    ] as const) {
      const { status, body } = await keeper().post<Problem>(`${URL}${path}`, command);
      expect([status, body.code, fieldsOf(body)]).toEqual([400, 'culture.activity.life-elsewhere', ['kind']]);
    }
  });
});

describe('lists', () => {
  test('show this week, what is to be recorded, and mine', async () => {
    const mine = await world.somebody(
      ['culture.activity.read', 'culture.activity.manage', 'culture.activity.publish'],
      'street',
    );
    const soon = await world.planned(1, { title: '视图一' }, mine);
    const over = await world.planned(-5, { title: '视图二' });
    await world.step(over, 'publish');
    const held = await world.planned(-5, { title: '视图三' });
    await world.step(held, 'publish');
    await world.step(held, 'hold');
    expect(await idsOf('view=mine&q=视图', mine)).toEqual([soon.id]);
    expect(new Set(await idsOf('view=to-record&q=视图'))).toEqual(new Set([over.id, held.id]));
    const far = await world.planned(24 * 30, { title: '视图四' });
    expect(await idsOf('view=this-week&q=视图四')).toEqual([]);
    expect(await idsOf('view=all&q=视图四')).toEqual([far.id]);
  });

  test('of kinds that a unit has used say when it only ever does the two plain ones', async () => {
    const by = await world.somebody(['culture.activity.read', 'culture.activity.manage'], 'otherStreet');
    const used = async () =>
      (await by.get<KindsUsed>(`${URL}/kinds-used?from=2026-01-01&to=2030-01-01&unit=${world.at.otherStreet}`)).body;
    expect(await used()).toEqual({ items: [], total: 0, onlyPlain: false });
    for (const kind of ['visit', 'publicity', 'visit'])
      await by.post(`${URL}/past`, { ...aPast(world.at.otherStreet), kind });
    expect(await used()).toEqual({
      items: [
        { kind: 'publicity', count: 1 },
        { kind: 'visit', count: 2 },
      ],
      total: 3,
      onlyPlain: true,
    });
    await by.post(`${URL}/past`, { ...aPast(world.at.otherStreet), kind: 'family' });
    expect(await used()).toMatchObject({ total: 4, onlyPlain: false });
  });
});

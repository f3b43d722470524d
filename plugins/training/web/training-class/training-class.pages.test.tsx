import { expect, test } from '@jest/globals';
import { fakeMe, fakeRecords, renderWithLinli } from '@linli/sdk-web/testing';
import type { FakeRoutes } from '@linli/sdk-web/testing';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { ENROLMENT_PERMISSION as E, TRAINING_CLASS_PERMISSION as P } from '../../contract/index.ts';
import type { RollEntry, TrainingClassDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { TrainingClassPages } from './training-class-pages.tsx';
import { trainingClasses } from './training-class.queries.ts';

const BY = { id: '00000000-0000-4000-8000-000000000009', name: '孙文静' };
const ONE: TrainingClassDetail = {
  id: '01979e9c-7a00-7000-8000-000000000001',
  unitId: 10,
  path: [{ id: 10, name: '河东区', level: 'district' }],
  state: 'enrolling',
  createdAt: '2026-11-23T01:00:00.000Z',
  createdBy: BY,
  version: 3,
  actions: [],
  waitingFor: null,
  title: '第一期社区书记培训班',
  programmeId: '01979e9c-7a00-7000-8000-000000000002',
  programmeTitle: '领头雁培训工程',
  startsOn: '2026-12-01',
  endsOn: '2026-12-02',
  place: '区委党校',
  seats: 2,
  finishedOn: null,
  posts: ['secretary'],
  bodies: ['party-committee'],
  certificateTypeId: null,
  certificateTitle: null,
  timetable: null,
  onHolidays: false,
  days: [{ day: '2026-12-02', kind: 'swapped', name: null }],
  seated: 2,
  waiting: 1,
};
const entry = (n: number, more: Partial<RollEntry> = {}): RollEntry => ({
  id: `01979e9c-7a00-7000-8000-00000000010${n}`,
  unitId: 11,
  path: [],
  state: 'confirmed',
  createdAt: '2026-11-23T01:00:00.000Z',
  createdBy: BY,
  version: 2,
  actions: [],
  waitingFor: null,
  classId: ONE.id,
  classTitle: ONE.title,
  person: { id: `01979e9c-7a00-7000-8000-00000000020${n}`, name: ['张桂花', '王敏', '李强'][n] ?? '' },
  post: 'secretary',
  organisation: '文华里社区党委',
  waiting: null,
  result: null,
  completedOn: null,
  appointmentId: `01979e9c-7a00-7000-8000-00000000030${n}`,
  note: null,
  postEnded: false,
  ...more,
});
const ROLL = [entry(0), entry(1, { postEnded: true }), entry(2, { waiting: 1 })];
const BASE = `/api/plugins/training/v1/training-classes/${ONE.id}`;

const show = (one: TrainingClassDetail, permissions: string[], api: FakeRoutes = {}, width = 1440) =>
  renderWithLinli(<TrainingClassPages />, {
    me: fakeMe([P.read, E.read, ...permissions]),
    route: plugin.path(`training-classes/${one.id}`),
    api: {
      ...fakeRecords(trainingClasses, 'training-classes', one),
      [`GET ${BASE}/roll`]: { items: ROLL },
      ...api,
    },
    width,
  });
const dialog = async () => within(await screen.findByRole('dialog'));

test('a class says for whom it is, how its seats stand, and which day is swapped', async () => {
  show(ONE, []);
  expect(await screen.findByText('书记（党委）')).toBeTruthy();
  expect(screen.getByText('名额 2，已确认 2，候补 1')).toBeTruthy();
  expect(screen.getByText('2026-12-02 是调休上班日')).toBeTruthy();
  expect(await screen.findByText('候补第 1 位')).toBeTruthy();
  expect(screen.getByText('任职已结束')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '推荐人员' })).toBeNull();
  expect(screen.queryByRole('button', { name: '登记考勤和结果' })).toBeNull();
});

test('a desk nominates whom it chooses, and nobody who is in the class already', async () => {
  const candidate = (n: number, enrolled: boolean) => {
    const { appointmentId, person, organisation, unitId, post } = entry(n);
    return { appointmentId, person, organisation, unitId, post, enrolled };
  };
  const { calls } = show(ONE, [E.nominate], {
    [`GET ${BASE}/candidates`]: { items: [candidate(0, true), candidate(1, false)] },
    [`POST ${BASE}/nominations`]: { items: [entry(1)] },
  });
  fireEvent.click(await screen.findByRole('button', { name: '推荐人员' }));
  const drawer = await dialog();
  await drawer.findByText('王敏');
  const [first, second] = drawer.getAllByRole<HTMLInputElement>('checkbox');
  expect([first?.disabled, second?.disabled]).toEqual([true, false]);
  fireEvent.click(second as HTMLElement);
  fireEvent.click(drawer.getByRole('button', { name: '推荐 1 人' }));
  const sent = () => calls.find(({ method }) => method === 'POST')?.body;
  await waitFor(() => expect(sent()).toEqual({ appointmentIds: [entry(1).appointmentId] }));
});

test('results are entered for everybody with a seat: only what is different has to be said', async () => {
  const { calls } = show({ ...ONE, state: 'running' }, [E.record], { [`POST ${BASE}/roll`]: { items: ROLL } });
  fireEvent.click(await screen.findByRole('button', { name: '登记考勤和结果' }));
  const drawer = await dialog();
  fireEvent.click(await drawer.findByRole('switch', { name: '王敏 到课' }));
  fireEvent.change(drawer.getByRole('textbox', { name: '王敏 说明' }), { target: { value: '出差' } });
  fireEvent.click(drawer.getByRole('button', { name: '全部登记（2 人）' }));
  const sent = () => calls.find(({ method }) => method === 'POST')?.body;
  await waitFor(() =>
    expect(sent()).toEqual({
      rows: [
        { enrolmentId: entry(0).id, version: 2, attended: true, result: 'passed' },
        { enrolmentId: entry(1).id, version: 2, attended: false, note: '出差' },
      ],
    }),
  );
});

test('a pasted roll with one wrong line changes nothing, and says which', async () => {
  show({ ...ONE, state: 'running' }, [E.record]);
  fireEvent.click(await screen.findByRole('button', { name: '登记考勤和结果' }));
  const drawer = await dialog();
  fireEvent.click(await drawer.findByRole('button', { name: '从 Excel 粘贴' }));
  const paste = (text: string) => {
    fireEvent.change(drawer.getByRole('textbox', { name: '从 Excel 粘贴' }), { target: { value: text } });
    fireEvent.click(drawer.getByRole('button', { name: '读入' }));
  };
  paste('张桂花\t缺课\n赵六\t到');
  expect(await drawer.findByText('第 2 行：名单里没有“赵六”')).toBeTruthy();
  const came = () => drawer.getByRole('switch', { name: '张桂花 到课' }).getAttribute('aria-checked');
  expect(came()).toBe('true');
  paste('张桂花\t缺课');
  expect(await drawer.findByText('读入 1 行，请核对后登记')).toBeTruthy();
  expect(came()).toBe('false');
});

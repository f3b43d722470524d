import { describe, expect, test } from '@jest/globals';
import { defineMachine, plainCommandSchema } from '@linli/contracts';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { z } from 'zod';
import { DetailText } from '../kit/detail-page.tsx';
import { definePlugin } from '../plugin/define-plugin.ts';
import { RecordPages } from '../plugin/record-pages.tsx';
import { recordsOf } from '../plugin/records.ts';
import { fakeMe, fakePage, fakeRecords, renderWithLinli } from '../testing/index.ts';
import type { FakeRoutes } from '../testing/index.ts';
import type { RecordSet } from './record-kit.ts';
import { RecordListPage } from './record-list-page.tsx';
import type { ListedRecord } from './record-list-page.tsx';
import { RecordPage } from './record-page.tsx';
import type { ShownRecord } from './record-page.tsx';

const MACHINE = defineMachine({
  noun: 'parks.park',
  read: 'parks.park.read',
  create: { action: 'open', to: 'open', permission: 'parks.park.keep' },
  states: { open: { tone: 'active' }, shut: { final: true } },
  actions: {
    rename: {
      from: ['open'],
      awaited: [],
      permission: 'parks.park.keep',
      command: z.object({ ...plainCommandSchema.shape, name: z.string().max(20) }),
    },
    shut: { from: ['open'], awaited: [], to: 'shut', permission: 'parks.park.keep', danger: true },
  },
});
type Machine = typeof MACHINE;
interface Park extends ListedRecord<Machine> {
  name: string;
}
type ParkDetail = ShownRecord<Machine> & Park & { note: string | null };

const zh = {
  'nav.parks': '公园',
  'park.field.name': '名称',
  'park.field.created-by': '设立人',
  'park.state.open': '开放',
  'park.state.shut': '关闭',
  'park.list.search': '名称',
  'park.list.empty': '还没有公园',
  'park.action.open': '新设公园',
  'park.action.rename': '改名',
  'park.action.shut': '停用',
  'park.done.open': '已设立',
  'park.done.shut': '已停用',
  'park.open.name.label': '名称',
  'park.open.unitId.label': '所在',
  'park.rename.title': '改名',
  'park.rename.name.label': '新名称',
  'park.history.open': '{{by}}设立',
};
const plugin = definePlugin({ id: 'parks', locales: { 'zh-CN': zh, en: zh } });
const parks: RecordSet<Machine, Park, ParkDetail> = {
  ...recordsOf<Park, ParkDetail>(plugin, 'parks'),
  plugin,
  machine: MACHINE,
};
const openSchema = z.object({ name: z.string().max(20), unitId: z.int() });

const ONE: ParkDetail & { createdBy: { id: string; name: string } } = {
  id: 'a',
  name: '河畔绿地',
  note: '第一行\n第二行',
  state: 'open',
  version: 3,
  path: [
    { id: 2, name: '河东区', level: 'district' },
    { id: 10, name: '大王庄街道', level: 'street' },
  ],
  createdAt: '2026-11-23T01:00:00.000Z',
  createdBy: { id: 'm', name: '王敏' },
  actions: [
    { action: 'rename', barrier: null },
    { action: 'shut', barrier: null },
  ],
  waitingFor: null,
};

const List = () => (
  <RecordListPage
    records={parks}
    title="公园"
    columns={[{ key: 'name', title: '名称' }]}
    create={{ schema: openSchema }}
  />
);
const Detail = ({ id }: { id: string }) => (
  <RecordPage
    id={id}
    records={parks}
    list="公园"
    title={({ name }) => name}
    facts={({ version }) => [{ key: 'version', label: '版次', value: version }]}
  >
    {({ note }) => <DetailText title="说明" text={note} none="没有说明" />}
  </RecordPage>
);

const show = (route: string, permissions: string[], more: FakeRoutes = {}) =>
  renderWithLinli(<RecordPages plugin={plugin} route="parks" list={List} detail={Detail} />, {
    me: fakeMe(permissions),
    route: plugin.path(route),
    api: fakeRecords(parks, 'parks', ONE, more),
  });
const [READ, KEEP] = ['parks.park.read', 'parks.park.keep'];

describe('the list of records', () => {
  test('has their own columns and those that every record has, by the words of the SDK, narrowed to the unit', async () => {
    const { calls } = show('parks?state=open', [READ]);
    await screen.findByText('河畔绿地');
    expect(screen.getAllByRole('columnheader').map(({ textContent }) => textContent)).toEqual([
      '名称',
      '所属',
      '状态',
      '登记时间',
    ]);
    expect(screen.getByTitle('河东区 / 大王庄街道').textContent).toBe('大王庄街道');
    const asked = calls.find(({ path }) => path.endsWith('/parks'))?.query;
    expect([asked?.get('unit'), asked?.get('state'), asked?.get('sort')]).toEqual(['10', 'open', '-createdAt']);
  });

  test('says that there is nothing, and offers adding to whoever may', async () => {
    show('parks', [READ, KEEP], { 'GET ': fakePage([]) });
    expect(await screen.findByText('还没有公园')).toBeTruthy();
    expect(screen.getByRole('button', { name: '新设公园' })).toBeTruthy();
  });

  test('offers adding to nobody else, not even by the address', async () => {
    show('parks?create=1', [READ]);
    await screen.findByText('河畔绿地');
    expect(screen.queryByRole('button', { name: '新设公园' })).toBeNull();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('leads from the form to the page of what was added', async () => {
    const { calls, address } = show('parks', [READ, KEEP], { 'POST ': ONE });
    fireEvent.click(await screen.findByRole('button', { name: '新设公园' }));
    const form = within(await screen.findByRole('dialog'));
    fireEvent.change(form.getByRole('textbox', { name: /名称/ }), { target: { value: '河畔绿地' } });
    fireEvent.click(form.getByRole('button', { name: '新设公园' }));
    await waitFor(() => expect(address()).toBe(plugin.path('parks/a')));
    const sent = calls.find(({ method }) => method === 'POST');
    expect(sent?.body).toEqual({ name: '河畔绿地', unitId: 10 });
    expect(sent?.headers.get('idempotency-key')).toBeTruthy();
  });
});

describe('the page of a record', () => {
  test('says what is its own, where it is, and when and by whom it was added, in the words of the noun where it has some', async () => {
    show('parks/a', [READ]);
    await screen.findByRole('heading', { name: '河畔绿地' });
    expect(screen.getAllByRole('term').map(({ textContent }) => textContent)).toEqual([
      '版次',
      '所属',
      '登记时间',
      '设立人',
    ]);
    expect(screen.getByText(/第一行/).textContent).toBe('第一行\n第二行');
    expect(await screen.findByText('王敏设立')).toBeTruthy();
  });

  test('shows the usual action in sight where nothing is waited for, and what warns in the menu', async () => {
    show('parks/a', [READ, KEEP]);
    fireEvent.click(await screen.findByRole('button', { name: '改名' }));
    const form = within(await screen.findByRole('dialog'));
    // A step that leads nowhere corrects what is there.
    expect(form.getByRole<HTMLInputElement>('textbox', { name: /新名称/ }).value).toBe('河畔绿地');
    expect(screen.queryByRole('button', { name: '停用' })).toBeNull();
    expect(screen.getByRole('button', { name: '更多操作' })).toBeTruthy();
  });

  test('says where nobody wrote anything, and can only be printed where nothing may be done', async () => {
    show('parks/a', [READ], { 'GET :id': { ...ONE, note: null, actions: [], state: 'shut' } });
    expect(await screen.findByText('没有说明')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '更多操作' }));
    expect((await screen.findAllByRole('menuitem')).map((item) => item.textContent)).toEqual(['打印']);
  });
});

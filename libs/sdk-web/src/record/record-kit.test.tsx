import { beforeEach, describe, expect, test } from '@jest/globals';
import { defineMachine, plainCommandSchema } from '@linli/contracts';
import type { StateOf } from '@linli/contracts';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { z } from 'zod';
import { DetailPage } from '../kit/detail-page.tsx';
import { renderWithLinli } from '../testing/render.tsx';
import { problemResponse } from '../testing/fake-fetch.ts';
import type { FakeRoutes } from '../testing/fake-fetch.ts';
import { registerTexts } from '../texts/texts.ts';
import { useTexts } from '../texts/use-texts.ts';
import { historyEntries } from './record-history.ts';
import type { LivingRecord, RecordKit } from './record-kit.ts';
import { RecordState, RecordSteps } from './record-state.tsx';
import { useRecordActions } from './use-record-actions.tsx';

const MACHINE = defineMachine({
  noun: 'kit-test.loan',
  read: 'kit-test.loan.read',
  create: { action: 'ask', to: 'asked', permission: 'kit-test.loan.ask' },
  states: {
    asked: { tone: 'warning', step: 'decide' },
    lent: { tone: 'active', step: 'return' },
    refused: { final: true, failed: true, step: 'decide' },
    back: { final: true, step: 'return' },
  },
  guards: { 'not-asker': { barrier: 'own-loan' }, borrower: { barrier: 'not-borrower', quiet: true } },
  actions: {
    lend: {
      from: ['asked'],
      to: 'lent',
      permission: 'kit-test.loan.decide',
      guards: ['not-asker'],
      command: z.object({ ...plainCommandSchema.shape, until: z.string().min(1).max(20) }),
    },
    refuse: {
      from: ['asked'],
      to: 'refused',
      permission: 'kit-test.loan.decide',
      guards: ['not-asker'],
      under: 'lend',
      command: z.object({
        ...plainCommandSchema.shape,
        reason: z.string().min(1).max(20),
        note: z.string().max(20).optional(),
      }),
    },
    remind: { from: ['lent'], awaited: [], permission: 'kit-test.loan.decide' },
    'give-back': { from: ['lent'], to: 'back', permission: 'kit-test.loan.ask', guards: ['borrower'], tone: 'success' },
  },
  steps: { ask: 'ask', decide: 'lend', return: 'give-back' },
});
type Machine = typeof MACHINE;
interface Loan extends LivingRecord<Machine> {
  book: { name: string };
}

const zh = {
  'loan.state.asked': '待审批',
  'loan.state.lent': '已借出',
  'loan.state.refused': '未同意',
  'loan.state.back': '已归还',
  'loan.action.lend': '审批',
  'loan.action.refuse': '不同意',
  'loan.action.remind': '提醒',
  'loan.action.give-back': '归还',
  'loan.action.give-back.lent': '还书',
  'loan.lend.title': '审批借书',
  'loan.lend.verdict.label': '意见',
  'loan.lend.verdict.option.lend': '同意',
  'loan.lend.verdict.option.refuse': '不同意借出',
  'loan.lend.until.label': '归还日期',
  'loan.lend.reason.label': '理由',
  'loan.lend.note.label': '备注',
  'loan.done.lend': '已借出《{{book}}》',
  'loan.done.refuse': '已答复',
  'loan.done.remind': '已提醒',
  'loan.done.give-back': '已归还',
  'loan.waiting.lend': '等待{{who}}审批',
  'loan.waiting.give-back': '等待{{who}}归还',
  'loan.step.ask': '申请',
  'loan.step.decide': '审批',
  'loan.step.decide.refused': '未同意',
  'loan.step.return': '归还',
  'loan.history.ask': '{{by}}申请借《{{book}}》',
  'loan.history.lend': '{{by}}同意',
  'loan.history.refuse': '{{by}}未同意',
  'loan.said.reason': '理由：{{reason}}',
  'errors.kit-test.loan.own-loan.title': '自己的申请不能自己审批',
};
registerTexts('kit-test', { 'zh-CN': zh, en: zh });

const KIT: RecordKit<Machine, Loan> = {
  plugin: { id: 'kit-test', apiBase: '/api/kit-test' },
  machine: MACHINE,
  act: (api, { id, version }, action, values = {}, idempotencyKey) =>
    api.post<Loan>(`loans/${id}/${action}`, { ...values, version }, { idempotencyKey }),
  keep: () => undefined,
  forget: () => undefined,
  said: ['reason', 'note'],
};
const WAITING: Loan['waitingFor'] = { action: 'lend', person: '李建国', unit: null };
const LOAN: Loan = { id: '1', version: 4, state: 'asked', actions: [], waitingFor: WAITING, book: { name: '红楼梦' } };
const offers = (...actions: Loan['actions'][number]['action'][]): Pick<Loan, 'actions'> => ({
  actions: actions.map((action) => ({ action, barrier: null })),
});

/** The page of a loan; what somebody else does meanwhile is brought in by a button. */
function Page({ loan }: { loan: Loan }) {
  const [version, setVersion] = useState(loan.version);
  const { primary, actions, form } = useRecordActions(KIT, { ...loan, version });
  return (
    <>
      <button onClick={() => setVersion(version + 1)}>别人改过</button>
      <DetailPage
        title="借书"
        state={<RecordState kit={KIT} state={loan.state} />}
        primary={primary}
        actions={actions}
      />
      {form}
    </>
  );
}
const show = (loan: Partial<Loan>, api: FakeRoutes = {}) =>
  renderWithLinli(<Page loan={{ ...LOAN, ...loan }} />, { api });
const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }));

beforeEach(() => sessionStorage.clear());

describe('the buttons of a record', () => {
  test('are what may be done: what it waits for stands first, in the words of the state, the others in the menu', async () => {
    show({ state: 'lent', ...offers('remind', 'give-back') });
    expect(screen.getByText('已借出')).toBeTruthy();
    expect(screen.getByRole('button', { name: '还书' })).toBeTruthy();
    await press('更多操作');
    expect((await screen.findAllByRole('menuitem')).map((item) => item.textContent)).toEqual(['提醒', '打印']);
  });

  test('leave out somebody else’s work, and show with the reason what is barred', async () => {
    show({
      ...offers('remind'),
      actions: [
        { action: 'lend', barrier: 'own-loan' },
        { action: 'give-back', barrier: 'not-borrower' },
      ],
    });
    expect(screen.queryByRole('button', { name: '审批' })).toBeNull();
    await press('更多操作');
    expect((await screen.findAllByRole('menuitem')).map((item) => item.textContent)).toEqual([
      '审批自己的申请不能自己审批',
      '打印',
    ]);
  });

  test('stand alone for an end whose decision is not to be taken', async () => {
    show(offers('refuse'));
    await press('更多操作');
    expect(await screen.findByRole('menuitem', { name: '不同意' })).toBeTruthy();
  });

  test('do at a press what asks for nothing, and say what came of it and who is next', async () => {
    const waitingFor: Loan['waitingFor'] = { action: 'give-back', person: '杨晓峰', unit: null };
    const { calls } = show(
      { state: 'lent', ...offers('give-back') },
      { 'POST /api/kit-test/loans/1/give-back': { ...LOAN, state: 'lent', waitingFor } },
    );
    await press('还书');
    expect(await screen.findByText('已归还，等待杨晓峰归还')).toBeTruthy();
    expect(calls.find(({ method }) => method === 'POST')?.body).toEqual({ version: 4 });
  });
});

describe('the form of a decision', () => {
  test('asks which end, then what that one asks, and sends that alone', async () => {
    const { calls } = show(offers('lend', 'refuse'), {
      'POST /api/kit-test/loans/1/refuse': { ...LOAN, state: 'refused', waitingFor: null },
    });
    await press('审批');
    const drawer = within(await screen.findByRole('dialog'));
    fireEvent.click(drawer.getByRole('radio', { name: '同意' }));
    fireEvent.change(drawer.getByRole('textbox', { name: /归还日期/ }), { target: { value: '2026-12-01' } });
    fireEvent.click(drawer.getByRole('radio', { name: '不同意借出' }));
    expect(drawer.queryByRole('textbox', { name: /归还日期/ })).toBeNull();
    // What the chosen end asks for is asked for; what it leaves open is marked.
    expect(drawer.getByRole('textbox', { name: /理由/ }).getAttribute('aria-required')).toBe('true');
    expect(drawer.getAllByText('选填')).toHaveLength(1);
    fireEvent.click(drawer.getByRole('button', { name: '审批' }));
    expect(await drawer.findByText('请填写理由')).toBeTruthy();
    fireEvent.change(drawer.getByRole('textbox', { name: /理由/ }), { target: { value: '已被预约' } });
    fireEvent.click(drawer.getByRole('button', { name: '审批' }));
    expect(await screen.findByText('已答复')).toBeTruthy();
    expect(calls.filter(({ method }) => method === 'POST')).toMatchObject([
      { path: '/api/kit-test/loans/1/refuse', body: { reason: '已被预约', version: 4 } },
    ]);
  });

  test('with one end left is that end’s own', async () => {
    show(offers('lend'));
    await press('审批');
    const drawer = within(await screen.findByRole('dialog'));
    expect(drawer.queryByRole('radio')).toBeNull();
    expect(drawer.getByRole('textbox', { name: /归还日期/ })).toBeTruthy();
  });

  test('is about the version that was seen when it was opened; told that it is old, about the one there is', async () => {
    const changed = { status: 409, code: 'core.record.changed', title: '刚被改过' };
    const { calls } = show(offers('lend'), { 'POST /api/kit-test/loans/1/lend': () => problemResponse(changed) });
    const versions = () =>
      calls.filter(({ method }) => method === 'POST').map(({ body }) => (body as { version: number }).version);
    await press('审批');
    const drawer = within(await screen.findByRole('dialog'));
    fireEvent.change(drawer.getByRole('textbox', { name: /归还日期/ }), { target: { value: '2026-12-01' } });
    fireEvent.click(screen.getByText('别人改过'));
    fireEvent.click(drawer.getByRole('button', { name: '审批' }));
    expect(await drawer.findByText('刚被改过')).toBeTruthy();
    expect(versions()).toEqual([4]);
    await waitFor(() => expect(drawer.getByRole('button', { name: '审批' }).className).not.toContain('loading'));
    fireEvent.click(drawer.getByRole('button', { name: '审批' }));
    await waitFor(() => expect(versions()).toEqual([4, 5]));
  });
});

describe('the way and the history of a record', () => {
  const LINES = [
    {
      id: 'b',
      action: 'refuse',
      at: '2026-11-26T02:00:00Z',
      by: { name: '李建国' },
      book: null,
      reason: '已被预约',
      note: '下周再来',
    },
    {
      id: 'a',
      action: 'ask',
      at: '2026-11-26T01:00:00Z',
      by: { name: '马丽娟' },
      book: { name: '红楼梦' },
      reason: null,
    },
  ];
  function Way({ state }: { state: StateOf<Machine> }) {
    const t = useTexts('kit-test');
    const notes = historyEntries(KIT, t, LINES).map(
      ({ sentence, note }) => `${sentence as string}|${(note as string) ?? ''}`,
    );
    return (
      <>
        <RecordSteps kit={KIT} state={state} history={LINES} />
        <pre>{notes.join('\n')}</pre>
      </>
    );
  }

  test('are sentences with names, and what was said below them', () => {
    renderWithLinli(<Way state="asked" />);
    expect(document.querySelector('pre')?.textContent?.split('\n')).toEqual([
      '李建国未同意|理由：已被预约',
      '下周再来',
      '马丽娟申请借《红楼梦》|',
    ]);
  });

  test('show the steps with who did what is done; what came to a bad end goes no further', () => {
    const { unmount } = renderWithLinli(<Way state="asked" />);
    expect(screen.getAllByText(/^(申请|审批|归还)$/).map(({ textContent }) => textContent)).toEqual([
      '申请',
      '审批',
      '归还',
    ]);
    expect(screen.getByText('马丽娟')).toBeTruthy();
    unmount();
    renderWithLinli(<Way state="refused" />);
    expect(screen.getByText('未同意')).toBeTruthy();
    expect(screen.queryByText('归还')).toBeNull();
  });
});

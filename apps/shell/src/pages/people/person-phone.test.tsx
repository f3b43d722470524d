import { describe, expect, test } from '@jest/globals';
import type { PersonDetail } from '@linli/contracts';
import { problemResponse, renderWithLinli, type FakeRoutes } from '@linli/sdk-web/testing';
import { fireEvent, screen, within } from '@testing-library/react';
import { PersonPhone } from './person-phone.tsx';

const person = { id: 'p', name: '孙文静', phone: '138****5678', actions: ['reveal'] } as unknown as PersonDetail;
const show = (of: Partial<PersonDetail> = {}, api: FakeRoutes = {}) =>
  renderWithLinli(<PersonPhone person={{ ...person, ...of }} />, { api });

async function ask(reason: string) {
  fireEvent.click(screen.getByRole('button', { name: /查看/ }));
  const dialog = await screen.findByRole('dialog');
  fireEvent.change(within(dialog).getByLabelText('用途'), { target: { value: reason } });
  const button = within(dialog).getByRole<HTMLButtonElement>('button', { name: '显示手机号' });
  fireEvent.click(button);
  return { dialog, button };
}

describe('the phone number of a person', () => {
  test('is masked until somebody says what for', async () => {
    const until = new Date(Date.now() + 60_000).toISOString();
    const { calls } = show({}, { 'POST /api/core/v1/people/p/reveal': { values: { phone: '13812345678' }, until } });
    expect(screen.queryByText('13812345678')).toBeNull();
    await ask('核实走访安排');
    expect(await screen.findByText('13812345678')).toBeTruthy();
    expect(calls[0]?.body).toEqual({ fields: ['phone'], reason: '核实走访安排' });
  });

  test('is masked again when its time is over', async () => {
    const until = new Date(Date.now() + 300).toISOString();
    show({}, { 'POST /api/core/v1/people/p/reveal': { values: { phone: '13812345678' }, until } });
    await ask('核实走访安排');
    expect(await screen.findByText('138****5678')).toBeTruthy();
  });

  test('needs a reason that says something', async () => {
    const { calls } = show();
    const { button } = await ask(' x ');
    expect(button.disabled).toBe(true);
    expect(calls).toEqual([]);
  });

  test('stays masked when it is refused, and says why', async () => {
    const refused = problemResponse({ status: 429, code: 'x', title: '查看次数过多', remedy: '请稍后再试' });
    show({}, { 'POST /api/core/v1/people/p/reveal': () => refused });
    const { dialog } = await ask('核实走访安排');
    expect(await within(dialog).findByText('查看次数过多。请稍后再试')).toBeTruthy();
    expect(screen.getByText('138****5678')).toBeTruthy();
  });

  test('has no button for whoever may not see it', () => {
    show({ actions: [] });
    expect(screen.queryByRole('button')).toBeNull();
  });
});

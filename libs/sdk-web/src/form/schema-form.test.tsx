import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { z } from 'zod';
import { ApiError } from '../api/api-error.ts';
import { renderWithLinli } from '../testing/render.tsx';
import { registerTexts } from '../texts/texts.ts';
import { useTexts } from '../texts/use-texts.ts';
import type { FormIntent, SchemaFormProps } from './form.types.ts';
import { SchemaForm } from './schema-form.tsx';

const zh = {
  form: {
    title: { label: '情况', hint: '写清什么事', error: { 'too-short': '情况请再写几个字' } },
    place: { label: '地点' },
    urgency: { label: '紧急程度', option: { normal: '一般', urgent: '紧急' } },
  },
};
registerTexts('form-test', { 'zh-CN': zh, en: zh });

const schema = z.object({
  title: z.string().min(5).max(60),
  place: z.string().max(20).optional(),
  urgency: z.enum(['normal', 'urgent']),
});
type Values = z.infer<typeof schema>;
type Submit = SchemaFormProps<typeof schema>['onSubmit'];

type DemoProps = Pick<SchemaFormProps<typeof schema>, 'onSubmit' | 'onDone' | 'onValues' | 'fields'>;

function Demo({ onSubmit, onDone, ...more }: DemoProps) {
  const t = useTexts('form-test');
  return (
    <SchemaForm
      id="demo"
      schema={schema}
      t={t}
      submitLabel="上报"
      initialValues={{ urgency: 'normal' }}
      onSubmit={onSubmit}
      onDone={onDone}
      {...more}
    />
  );
}

const write = (label: RegExp, text: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value: text } });
const send = () => fireEvent.click(screen.getByRole('button', { name: '上报' }));
const problem = (extra: Partial<ApiError['problem']>) =>
  new ApiError({ type: 'about:blank', status: 422, code: 'x', title: '内容有误', traceId: 't', ...extra });

beforeEach(() => sessionStorage.clear());

describe('a form from a schema', () => {
  test('marks optional fields, and shows hints before the field', () => {
    renderWithLinli(<Demo onSubmit={() => Promise.resolve()} />);
    expect(screen.getByText('选填')).toBeTruthy();
    expect(screen.getByText('写清什么事')).toBeTruthy();
  });

  test('does not mark as optional what depends on another field and is asked for here', () => {
    renderWithLinli(<Demo onSubmit={() => Promise.resolve()} fields={{ place: { required: true } }} />);
    expect(screen.queryByText('选填')).toBeNull();
    expect(screen.getByLabelText(/地点/).getAttribute('aria-required')).toBe('true');
  });

  test('tells what is filled in, at first and after each change', async () => {
    const told = jest.fn<NonNullable<DemoProps['onValues']>>();
    renderWithLinli(<Demo onSubmit={() => Promise.resolve()} onValues={told} />);
    expect(told.mock.lastCall?.[0]).toEqual({ urgency: 'normal' });
    write(/地点/, '三号楼');
    await waitFor(() => expect(told.mock.lastCall?.[0]).toMatchObject({ urgency: 'normal', place: '三号楼' }));
  });

  test('says what is missing, puts the focus on the first error, and sends nothing', async () => {
    const submit = jest.fn<Submit>();
    renderWithLinli(<Demo onSubmit={submit} />);
    send();
    expect(await screen.findByText('请填写情况')).toBeTruthy();
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText(/情况/)));
    expect(submit).not.toHaveBeenCalled();
  });

  test('checks a field when it is left, in its own words where it has some', async () => {
    renderWithLinli(<Demo onSubmit={() => Promise.resolve()} />);
    write(/情况/, '漏水');
    fireEvent.blur(screen.getByLabelText(/情况/));
    expect(await screen.findByText('情况请再写几个字')).toBeTruthy();
  });

  test('sends the parsed values without what was left empty, and forgets the draft', async () => {
    const submit = jest.fn<(values: Values, intent: FormIntent) => Promise<unknown>>(() => Promise.resolve('done'));
    const done = jest.fn();
    renderWithLinli(<Demo onSubmit={submit} onDone={done} />);
    write(/情况/, '路灯整排不亮');
    write(/地点/, ' ');
    send();
    await waitFor(() => expect(done).toHaveBeenCalledWith('done'));
    expect(submit.mock.calls[0]?.[0]).toEqual({ title: '路灯整排不亮', urgency: 'normal' });
    expect(sessionStorage.length).toBe(0);
  });

  test('sends the same content again with the same key, changed content with another', async () => {
    const keys: string[] = [];
    renderWithLinli(
      <Demo
        onSubmit={(_, { idempotencyKey }) => {
          keys.push(idempotencyKey);
          return Promise.reject(problem({ status: 503 }));
        }}
      />,
    );
    write(/情况/, '路灯整排不亮');
    for (const wanted of [1, 2]) {
      send();
      await waitFor(() => expect(keys).toHaveLength(wanted));
      await screen.findByText('内容有误');
    }
    write(/情况/, '路灯整排都不亮');
    send();
    await waitFor(() => expect(keys).toHaveLength(3));
    expect(keys[0]).toBe(keys[1]);
    expect(keys[2]).not.toBe(keys[0]);
  });

  test('takes an error back while it is mended, and puts another in its place', async () => {
    renderWithLinli(<Demo onSubmit={() => Promise.resolve()} />);
    write(/情况/, '短');
    expect(screen.queryByText('情况请再写几个字')).toBeNull();
    send();
    expect(await screen.findByText('情况请再写几个字')).toBeTruthy();
    write(/情况/, '');
    expect(await screen.findByText('请填写情况')).toBeTruthy();
    write(/情况/, '路灯不亮了');
    await waitFor(() => expect(screen.queryByText('请填写情况')).toBeNull());
  });

  test('goes to what was refused as a whole, and to the field where one is to blame', async () => {
    const gone = jest.spyOn(Element.prototype, 'scrollIntoView');
    const answers = [problem({}), problem({ errors: [{ field: 'place', code: 'x', message: '没有这个地点' }] })];
    renderWithLinli(<Demo onSubmit={() => Promise.reject(answers.shift() as Error)} />);
    write(/情况/, '路灯不亮了');
    send();
    expect(await screen.findByText('内容有误')).toBeTruthy();
    const went = () => gone.mock.contexts.map((element) => (element as Element).textContent);
    expect(went().at(-1)).toContain('内容有误');
    const before = went().length;
    await screen.findByRole('button', { name: '上报' });
    send();
    expect(await screen.findByText('没有这个地点')).toBeTruthy();
    expect(went().slice(before).join()).not.toContain('内容有误');
    expect(document.activeElement).toBe(screen.getByLabelText(/地点/));
    gone.mockRestore();
  });

  test("puts the server's errors at their fields", async () => {
    const error = problem({ errors: [{ field: 'place.text', code: 'x', message: '地点不在所选社区内' }] });
    renderWithLinli(<Demo onSubmit={() => Promise.reject(error)} />);
    write(/情况/, '路灯整排不亮');
    send();
    expect(await screen.findByText('地点不在所选社区内')).toBeTruthy();
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText(/地点/)));
  });

  test('brings back what was typed after a reload, and can start again', async () => {
    const first = renderWithLinli(<Demo onSubmit={() => Promise.resolve()} />);
    write(/情况/, '路灯整排不亮');
    await act(() => new Promise((resolve) => setTimeout(resolve, 300)));
    first.unmount();
    renderWithLinli(<Demo onSubmit={() => Promise.resolve()} />);
    expect(screen.getByLabelText(/情况/)).toHaveProperty('value', '路灯整排不亮');
    fireEvent.click(screen.getByRole('button', { name: '清空重填' }));
    await waitFor(() => expect(screen.getByLabelText(/情况/)).toHaveProperty('value', ''));
  });

  test('shows both versions of a conflict and can send mine on top of the present one', async () => {
    const currents: unknown[] = [];
    renderWithLinli(
      <Demo
        onSubmit={(_, { current }) => {
          currents.push(current);
          return current
            ? Promise.resolve()
            : Promise.reject(
                problem({ status: 409, title: '别人已修改', params: { current: { urgency: 'urgent', version: 4 } } }),
              );
        }}
      />,
    );
    write(/情况/, '路灯整排不亮');
    send();
    expect(await screen.findByText('别人已修改')).toBeTruthy();
    expect(screen.getByRole('row', { name: '紧急程度 一般 紧急' })).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '用我填写的' }));
    await waitFor(() => expect(currents).toEqual([undefined, { urgency: 'urgent', version: 4 }]));
  });
});

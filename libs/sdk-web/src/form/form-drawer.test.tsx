import { beforeEach, expect, jest, test } from '@jest/globals';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { z } from 'zod';
import '../texts/sdk-texts.ts';
import { renderWithLinli } from '../testing/render.tsx';
import { registerTexts } from '../texts/texts.ts';
import { useTexts } from '../texts/use-texts.ts';
import { FormDrawer } from './form-drawer.tsx';

const texts = { form: { name: { label: '名称' } } };
registerTexts('drawer-test', { 'zh-CN': texts, en: texts });
const schema = z.object({ name: z.string().min(1).max(60) });

function Demo({ onSubmit }: { onSubmit(values: { name: string }): Promise<unknown> }) {
  const [open, setOpen] = useState(true);
  const t = useTexts('drawer-test');
  return (
    <FormDrawer
      id="drawer-test"
      schema={schema}
      t={t}
      open={open}
      title="改名"
      submitLabel="改名"
      onSubmit={onSubmit}
      onClose={() => setOpen(false)}
    />
  );
}

beforeEach(() => sessionStorage.clear());

test('a form in a drawer sends by its button below and closes when it is done', async () => {
  const submit = jest.fn<(values: { name: string }) => Promise<unknown>>(() => Promise.resolve());
  renderWithLinli(<Demo onSubmit={submit} />);
  fireEvent.change(await screen.findByLabelText('名称'), { target: { value: ' 瑞金社区 ' } });
  fireEvent.click(await screen.findByRole('button', { name: '改名' }));
  await waitFor(() => expect(submit).toHaveBeenCalledTimes(1));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('closing it keeps what was typed and says so', async () => {
  renderWithLinli(<Demo onSubmit={() => Promise.resolve()} />);
  fireEvent.change(await screen.findByLabelText('名称'), { target: { value: '瑞金' } });
  fireEvent.click(await screen.findByRole('button', { name: '取消' }));
  expect(await screen.findByText('填写的内容已保留，下次打开可继续填写。')).toBeTruthy();
});

/** A form that stands in the address while it is open, and leads to the page of what it made. */
function Addressed() {
  const [params, setParams] = useSearchParams();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const t = useTexts('drawer-test');
  return (
    <>
      <output>{`${pathname}${search}`}</output>
      <FormDrawer
        id="drawer-test"
        schema={schema}
        t={t}
        open={params.has('create')}
        title="新增"
        submitLabel="新增"
        onSubmit={() => Promise.resolve()}
        onDone={() => void navigate('/units/7')}
        onClose={() => setParams({})}
      />
    </>
  );
}

test('one that stands in the address leads to what it made', async () => {
  renderWithLinli(<Addressed />, { route: '/units?create=1' });
  fireEvent.change(await screen.findByLabelText('名称'), { target: { value: '瑞金社区' } });
  fireEvent.click(await screen.findByRole('button', { name: '新增' }));
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe('/units/7'));
});

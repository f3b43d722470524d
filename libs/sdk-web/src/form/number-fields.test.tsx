import { beforeEach, expect, jest, test } from '@jest/globals';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { z } from 'zod';
import { renderWithLinli } from '../testing/render.tsx';
import { registerTexts } from '../texts/texts.ts';
import { useTexts } from '../texts/use-texts.ts';
import { SchemaForm } from './schema-form.tsx';

const zh = { form: { days: { label: '公示工作日' }, costFen: { label: '费用' } } };
registerTexts('number-test', { 'zh-CN': zh, en: zh });
const schema = z.object({ days: z.int().min(5).max(60).optional(), costFen: z.int().min(1).max(1_000_000).optional() });

const sent = jest.fn<(values: z.infer<typeof schema>) => Promise<void>>();
beforeEach(() => {
  sessionStorage.clear();
  sent.mockReset().mockResolvedValue(undefined);
});

function Demo() {
  const t = useTexts('number-test');
  return (
    <SchemaForm
      id="numbers"
      schema={schema}
      t={t}
      fields={{ costFen: { control: 'yuan' } }}
      submitLabel="公示"
      onSubmit={(values) => sent(values)}
    />
  );
}

/** Types into a field, leaves it and sends the form, as a person would. */
async function write(label: string, text: string): Promise<void> {
  renderWithLinli(<Demo />);
  const field = screen.getByRole('spinbutton', { name: new RegExp(label) });
  fireEvent.focus(field);
  fireEvent.change(field, { target: { value: text } });
  fireEvent.blur(field);
  await Promise.resolve();
  fireEvent.click(screen.getByRole('button', { name: '公示' }));
}

test.each([
  ['公示工作日', '4', '公示工作日不能小于 5'],
  ['公示工作日', '61', '公示工作日不能大于 60'],
  ['公示工作日', '5.6', '公示工作日应为整数'],
  ['费用', '12.345', '费用最多两位小数'],
  ['费用', '0', '费用不能小于 0.01'],
  ['费用', '-3', '费用不能小于 0.01'],
  ['费用', '10000.01', '费用不能大于 10000'],
])('%s: %s is neither changed nor sent, and the form says %s', async (label, text, said) => {
  await write(label, text);
  expect(await screen.findByText(said)).toBeTruthy();
  expect(screen.getByRole<HTMLInputElement>('spinbutton', { name: new RegExp(label) }).value).toContain(text);
  expect(sent).not.toHaveBeenCalled();
});

test.each([
  ['公示工作日', '5', { days: 5 }],
  ['费用', '12.5', { costFen: 1250 }],
  ['费用', '10000', { costFen: 1_000_000 }],
])('%s: %s is sent as %j', async (label, text, values) => {
  await write(label, text);
  await waitFor(() => expect(sent).toHaveBeenCalledWith(values));
});

import { expect, jest, test } from '@jest/globals';
import { fireEvent, screen } from '@testing-library/react';
import { useApi } from '../api/api.hooks.ts';
import { problemResponse } from '../testing/fake-fetch.ts';
import { renderWithLinli } from '../testing/render.tsx';
import { SelectField } from './select-field.tsx';

const PATH = '/api/core/v1/parks';
const chosen = jest.fn<(value: unknown) => void>();

function Demo({ value, none }: { value?: string; none?: string }) {
  const api = useApi();
  return (
    <SelectField<{ items: { id: string; name: string }[] }>
      id="park"
      aria-label="公园"
      value={value}
      onChange={chosen}
      onBlur={() => undefined}
      none={none}
      query={{ queryKey: ['parks'], queryFn: ({ signal }) => api.get('parks', { signal }) }}
      toOptions={({ items }) => items.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}

test('options are asked for, and one of them is taken by its name', async () => {
  renderWithLinli(<Demo />, { api: { [`GET ${PATH}`]: { items: [{ id: '7', name: '人民公园' }] } } });
  fireEvent.mouseDown(await screen.findByRole('combobox', { name: '公园' }));
  fireEvent.click(await screen.findByTitle('人民公园'));
  expect(chosen.mock.lastCall?.[0]).toBe('7');
});

test('a value shows by its name once the options are there, and never as an id', async () => {
  renderWithLinli(<Demo value="7" />, { api: { [`GET ${PATH}`]: { items: [{ id: '7', name: '人民公园' }] } } });
  expect(screen.queryByText('7')).toBeNull();
  expect(await screen.findByText('人民公园')).toBeTruthy();
});

test('nothing to choose is said, in the words of whoever knows how that comes', async () => {
  renderWithLinli(<Demo none="先登记公园" />, { api: { [`GET ${PATH}`]: { items: [] } } });
  fireEvent.mouseDown(await screen.findByRole('combobox', { name: '公园' }));
  expect(await screen.findByText('先登记公园')).toBeTruthy();
});

test('options that do not come are said to be missing, and are asked for again', async () => {
  let away = true;
  renderWithLinli(<Demo />, {
    api: {
      [`GET ${PATH}`]: () =>
        away
          ? problemResponse({ status: 400, code: 'x', title: '公园没有取到' })
          : { items: [{ id: '7', name: '人民公园' }] },
    },
  });
  expect(await screen.findByText('公园没有取到')).toBeTruthy();
  expect(screen.queryByRole('combobox')).toBeNull();
  away = false;
  fireEvent.click(screen.getByRole('button', { name: '再试一次' }));
  fireEvent.mouseDown(await screen.findByRole('combobox', { name: '公园' }));
  expect(await screen.findByTitle('人民公园')).toBeTruthy();
});

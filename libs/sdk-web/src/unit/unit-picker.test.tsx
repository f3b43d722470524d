import { expect, jest, test } from '@jest/globals';
import { fireEvent, screen } from '@testing-library/react';
import '../texts/sdk-texts.ts';
import { renderWithLinli } from '../testing/render.tsx';
import { testDistrict, testStreet } from '../testing/fake-session.ts';
import { UnitPicker } from './unit-picker.tsx';

const community = {
  id: 100,
  name: '瑞金社区',
  level: 'community',
  code: '120102001001',
  parentId: 10,
  childCount: 3,
  version: 1,
};
const api = {
  'GET /api/core/v1/units': { items: [community], page: 1, pageSize: 100, total: 1, exact: true },
  'GET /api/core/v1/units/search': { items: [{ ...community, path: [testDistrict, testStreet] }] },
};

test('the tree begins at my units, loads what is opened, and gives the unit chosen', async () => {
  const onChange = jest.fn();
  const { calls } = renderWithLinli(<UnitPicker aria-label="单位" onChange={onChange} />, { api });
  fireEvent.mouseDown(screen.getByRole('combobox'));
  const switcher = (await screen.findByText('大王庄街道'))
    .closest('.ant-select-tree-treenode')
    ?.querySelector('.ant-select-tree-switcher');
  expect(switcher).toBeTruthy();
  fireEvent.click(switcher as Element);
  fireEvent.click(await screen.findByText('瑞金社区'));
  expect(calls[0]?.query.get('parent')).toBe('10');
  expect(onChange).toHaveBeenCalledWith(100, { id: 100, name: '瑞金社区', level: 'community' });
});

test('a search shows where each unit stands', async () => {
  renderWithLinli(<UnitPicker aria-label="单位" />, { api });
  fireEvent.mouseDown(screen.getByRole('combobox'));
  fireEvent.change(screen.getByRole('combobox'), { target: { value: '瑞金' } });
  expect(await screen.findByText('河东区 / 大王庄街道 / 瑞金社区')).toBeTruthy();
});

import { expect, jest, test } from '@jest/globals';
import { fireEvent, screen } from '@testing-library/react';
import { renderWithLinli } from '../testing/render.tsx';
import { SignatureSheet } from './signature-sheet.tsx';

test('a sheet numbers its rows, leaves room to sign, and adds empty rows', () => {
  const print = jest.spyOn(window, 'print').mockImplementation(() => undefined);
  renderWithLinli(
    <SignatureSheet
      title="第一期培训班签到表"
      facts={[{ label: '地点', value: '区委党校' }]}
      columns={[{ key: 'name', title: '姓名' }]}
      blanks={['签名']}
      rows={[{ name: '张桂花' }, { name: '王秀兰' }]}
      rowKey={({ name }) => name}
      blankRows={2}
    />,
  );
  const rows = screen.getAllByRole('row').map((row) => [...row.children].map(({ textContent }) => textContent));
  expect(rows).toEqual([
    ['序号', '姓名', '签名'],
    ['1', '张桂花', ''],
    ['2', '王秀兰', ''],
    ['3', '', ''],
    ['4', '', ''],
  ]);
  fireEvent.click(screen.getByRole('button', { name: '打印' }));
  expect(print).toHaveBeenCalledTimes(1);
  print.mockRestore();
});

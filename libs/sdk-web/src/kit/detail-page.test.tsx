import { expect, jest, test } from '@jest/globals';
import { fireEvent, screen, within } from '@testing-library/react';
import '../texts/sdk-texts.ts';
import { renderWithLinli } from '../testing/render.tsx';
import { DetailPage } from './detail-page.tsx';
import { StateSteps } from './state-steps.tsx';
import { StateTag } from './state-tag.tsx';

const page = (onAccept: () => void) => (
  <DetailPage
    title="路灯不亮"
    code="HD-1"
    state={<StateTag tone="warning">待受理</StateTag>}
    waiting={{ text: '等街道受理', until: '2026-11-22T06:05:00Z' }}
    steps={
      <StateSteps
        current="b"
        steps={[
          { key: 'a', label: '上报' },
          { key: 'b', label: '受理' },
          { key: 'c', label: '办结' },
        ]}
      />
    }
    primary={{ key: 'accept', label: '受理', onClick: onAccept }}
    actions={[{ key: 'delay', label: '延期', disabledReason: '已延期两次' }]}
    facts={[
      { key: 'kind', label: '类别', value: '照明' },
      { key: 'none', label: '空的', value: null },
    ]}
    history={[
      { id: '1', at: '2026-11-20T01:00:00Z', sentence: '李娜上报了事件' },
      { id: '2', at: '2026-11-21T01:00:00Z', sentence: '王敏受理了事件' },
    ]}
  >
    <p>整排不亮</p>
  </DetailPage>
);

test('a detail page says what it is, who it waits for, and what happened, newest first', () => {
  const accept = jest.fn();
  renderWithLinli(page(accept));
  expect(screen.getByRole('heading', { level: 1, name: '路灯不亮' })).toBeTruthy();
  expect(screen.getByText('等街道受理').closest('p')?.textContent).toContain('期限 2026-11-22 周日 14:05');
  expect(screen.queryByText('空的')).toBeNull();
  const history = within(screen.getByRole('region', { name: '办理记录' })).getAllByRole('listitem');
  expect(history.map((item) => item.textContent)).toEqual([
    '王敏受理了事件2026-11-21 周六 09:00',
    '李娜上报了事件2026-11-20 周五 09:00',
  ]);
  fireEvent.click(screen.getByRole('button', { name: '受理' }));
  expect(accept).toHaveBeenCalledTimes(1);
});

test('an action that is not possible now says why', async () => {
  renderWithLinli(page(() => undefined));
  fireEvent.click(screen.getByRole('button', { name: '更多操作' }));
  const item = await screen.findByRole('menuitem', { name: /延期/ });
  expect(item.textContent).toContain('已延期两次');
  expect(item.getAttribute('aria-disabled')).toBe('true');
});

test('on a phone the steps become one line', () => {
  renderWithLinli(
    page(() => undefined),
    { width: 390 },
  );
  expect(screen.getByText('第 2 步，共 3 步')).toBeTruthy();
  expect(screen.getByText('下一步：办结')).toBeTruthy();
});

test('a record is printed from its menu, which a phone does not have', async () => {
  const print = jest.spyOn(window, 'print').mockImplementation(() => undefined);
  const { unmount } = renderWithLinli(<DetailPage title="路灯不亮" />, { width: 390 });
  expect(screen.queryByRole('button', { name: '更多操作' })).toBeNull();
  unmount();
  renderWithLinli(<DetailPage title="路灯不亮" />);
  fireEvent.click(screen.getByRole('button', { name: '更多操作' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: '打印' }));
  expect(print).toHaveBeenCalledTimes(1);
  print.mockRestore();
});

import { expect, test } from '@jest/globals';
import type { TodoDue } from '@linli/contracts';
import { screen } from '@testing-library/react';
import { renderWithLinli } from '../testing/render.tsx';
import { DueText } from './due-text.tsx';

const until = '2026-11-27T16:00:00.000Z';

test.each<[TodoDue['standing'], number, string, string]>([
  ['left', 2, '还剩 2 个工作日', '2 working days left'],
  ['left', 1, '还剩 1 个工作日', '1 working day left'],
  ['left', 0, '不到 1 个工作日', 'less than a working day left'],
  ['today', 0, '今天到期', 'due today'],
  ['over', 1, '已超 1 天', '1 day overdue'],
  ['over', 3, '已超 3 天', '3 days overdue'],
  ['over', 0, '今天已超期', 'overdue today'],
])('%s %d is said in both languages', (standing, days, zh, en) => {
  const { unmount } = renderWithLinli(<DueText due={{ until, standing, days }} />);
  expect(screen.getByText(zh).closest('time')?.dateTime).toBe(until);
  unmount();
  renderWithLinli(<DueText due={{ until, standing, days }} />, { locale: 'en' });
  expect(screen.getByText(en)).toBeTruthy();
});

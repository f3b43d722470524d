import { expect, test } from '@jest/globals';
import type { Attachment } from '@linli/contracts';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import '../texts/sdk-texts.ts';
import { renderWithLinli } from '../testing/render.tsx';
import { Attachments } from './attachments.tsx';

const attachment = (n: number, mediaType: string, name: string): Attachment => ({
  id: `019ab000-0000-7000-8000-00000000000${n}`,
  kind: 'site-photo',
  name,
  mediaType,
  size: 2_500_000,
  uploadedAt: '2026-11-26T01:00:00.000Z',
});
const items = [
  attachment(1, 'image/jpeg', '前.jpg'),
  attachment(2, 'image/png', '后.png'),
  attachment(3, 'application/pdf', '批复.pdf'),
];
const LINKS = 'GET /api/core/v1/attachment-links';

test('pictures are thumbnails that open large, with keys; documents stand in a list with their size', async () => {
  const links = Object.fromEntries(items.map(({ id, name }) => [id, `/linked/${name}`]));
  const { calls } = renderWithLinli(<Attachments items={items} apiBase="/api/plugins/demo/v1" label="现场照片" />, {
    api: { [LINKS]: { until: '2999-01-01T00:00:00.000Z', links } },
  });
  await waitFor(() => expect(document.querySelectorAll('img')).toHaveLength(2));
  expect(calls[0]?.query.get('base')).toBe('/api/plugins/demo/v1');
  expect(calls[0]?.query.get('ids')).toBe(
    items
      .slice(0, 2)
      .map(({ id }) => id)
      .join(','),
  );
  expect(screen.getByRole('button', { name: /批复\.pdf/ }).textContent).toContain('2.4 MB');
  fireEvent.click(screen.getByRole('button', { name: '查看 前.jpg' }));
  expect(await screen.findByAltText('前.jpg')).toBeTruthy();
  fireEvent.keyDown(window, { key: 'ArrowRight' });
  expect(await screen.findByAltText('后.png')).toBeTruthy();
  expect(screen.getByText('第 2 张，共 2 张')).toBeTruthy();
  fireEvent.keyDown(window, { key: 'ArrowRight' });
  fireEvent.keyDown(window, { key: 'ArrowLeft' });
  expect(await screen.findByAltText('前.jpg')).toBeTruthy();
});

test('nothing attached shows nothing and asks nothing', () => {
  const { container, calls } = renderWithLinli(<Attachments items={[]} label="现场照片" />);
  expect([container.querySelector('[role=group]'), calls]).toEqual([null, []]);
});

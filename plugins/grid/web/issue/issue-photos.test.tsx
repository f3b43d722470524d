import { beforeEach, expect, test } from '@jest/globals';
import type { Attachment } from '@linli/contracts';
import { fakeMe, renderWithLinli } from '@linli/sdk-web/testing';
import type { FakeRoutes } from '@linli/sdk-web/testing';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { ISSUE_PERMISSION as P } from '../../contract/index.ts';
import type { IssueDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { HANDLER, ISSUE, fakeApi } from '../testing/issue.samples.ts';
import { IssuePages } from './issue-pages.tsx';

const photo = (n: number, kind: string, name: string): Attachment => ({
  id: `019ab000-0000-7000-8000-00000000000${n}`,
  kind,
  name,
  mediaType: 'image/jpeg',
  size: 2_500_000,
  uploadedAt: '2026-11-23T01:00:00.000Z',
});
const PHOTOS = [
  photo(1, 'issue-photo', '前.jpg'),
  photo(2, 'result-photo', '后.jpg'),
  photo(3, 'check-photo', '看.jpg'),
];
const LINKS = Object.fromEntries(PHOTOS.map(({ id }) => [id, `/linked/${id}`]));
const offers = (...actions: IssueDetail['actions'][number]['action'][]) => ({
  actions: actions.map((action) => ({ action, barrier: null })),
});

function show(issue: Partial<IssueDetail>, api: FakeRoutes = {}) {
  return renderWithLinli(<IssuePages />, {
    me: fakeMe([P.read, P.accept, P.verify]),
    route: plugin.path(`issues/${ISSUE.id}`),
    api: fakeApi({
      'GET /api/core/v1/attachment-links': { until: '2999-01-01T00:00:00.000Z', links: LINKS },
      'GET issues/:id/history': { items: [] },
      ...api,
      'GET issues/:id': { ...ISSUE, ...issue },
    }),
  });
}

beforeEach(() => {
  URL.createObjectURL = () => 'blob:local';
  URL.revokeObjectURL = () => undefined;
});

test('photos stand with what they show: the report, the result, the check', async () => {
  const { calls } = show({ state: 'verified', outcome: 'fixed', reply: '已清运', photos: PHOTOS });
  expect(await screen.findByRole('group', { name: '现场照片' })).toBeTruthy();
  expect(
    within(screen.getByRole('group', { name: '办理后照片' })).getByRole('button', { name: '查看 后.jpg' }),
  ).toBeTruthy();
  expect(
    within(screen.getByRole('group', { name: '核实照片' })).getByRole('button', { name: '查看 看.jpg' }),
  ).toBeTruthy();
  const bases = calls.filter(({ path }) => path.endsWith('attachment-links')).map(({ query }) => query.get('base'));
  expect(new Set(bases)).toEqual(new Set([plugin.apiBase]));
});

test('who may not take a photo off is not offered to', async () => {
  show({ photos: PHOTOS });
  fireEvent.click(await screen.findByRole('button', { name: '查看 前.jpg' }));
  expect(await screen.findByAltText('前.jpg')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '撤下这张照片' })).toBeNull();
});

test('the desk takes a photo off from where it is seen large, and says why', async () => {
  const { calls } = show(
    { photos: PHOTOS, reason: '旧的理由', ...offers('remove-photo') },
    { 'POST issues/:id/remove-photo': { ...ISSUE, version: 2, photos: [] } },
  );
  fireEvent.click(await screen.findByRole('button', { name: '更多操作' }));
  expect((await screen.findAllByRole('menuitem')).map((item) => item.textContent)).toEqual(['打印']);
  fireEvent.click(await screen.findByRole('button', { name: '查看 前.jpg' }));
  fireEvent.click(await screen.findByRole('button', { name: '撤下这张照片' }));
  const reason = await screen.findByRole('textbox', { name: /理由/ });
  expect(screen.queryByRole('textbox', { name: /photoId/ })).toBeNull();
  // What was said of the issue is not what is said of the photo.
  expect((reason as HTMLTextAreaElement).value).toBe('');
  fireEvent.change(reason, { target: { value: '照到了居民的脸' } });
  fireEvent.click(screen.getByRole('button', { name: '撤下照片' }));
  await waitFor(() =>
    expect(calls.find(({ method }) => method === 'POST')?.body).toEqual({
      photoId: PHOTOS[0]?.id,
      reason: '照到了居民的脸',
      version: 1,
    }),
  );
  expect(await screen.findByText(/已撤下照片/)).toBeTruthy();
});

test('whoever verifies adds what they saw, whichever way they decide', async () => {
  const resolved: Partial<IssueDetail> = {
    state: 'resolved',
    outcome: 'fixed',
    reply: '已清运',
    handler: HANDLER,
    resolvedBy: HANDLER,
    version: 5,
  };
  const made = photo(9, 'check-photo', '现场.jpg');
  const { calls } = show(
    { ...resolved, waitingFor: { action: 'verify', person: null, unit: null }, ...offers('verify', 'rework') },
    {
      'POST attachments/check-photo': made,
      'POST issues/:id/verify': { ...ISSUE, ...resolved, state: 'verified', version: 6 },
    },
  );
  fireEvent.click(await screen.findByRole('button', { name: '核实' }));
  fireEvent.click(await screen.findByRole('radio', { name: '属实，办理到位' }));
  const chooser = document.querySelector('input[type=file][multiple]') as HTMLInputElement;
  fireEvent.change(chooser, { target: { files: [new File(['x'], '现场.jpg', { type: 'image/jpeg' })] } });
  await screen.findByRole('button', { name: '删去 现场.jpg' });
  await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull());
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: '核实' }));
  await waitFor(() =>
    expect(calls.find(({ path }) => path.endsWith('/verify'))?.body).toEqual({ photos: [made.id], version: 5 }),
  );
});

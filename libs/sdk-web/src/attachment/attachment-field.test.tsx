import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import { attachmentIdsSchema, type AttachmentKind } from '@linli/contracts';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { z } from 'zod';
import '../texts/sdk-texts.ts';
import { SchemaForm } from '../form/schema-form.tsx';
import { problemResponse, type FakeHandler } from '../testing/fake-fetch.ts';
import { renderWithLinli } from '../testing/render.tsx';
import { registerTexts } from '../texts/texts.ts';
import { useTexts } from '../texts/use-texts.ts';

const texts = { form: { photos: { label: '现场照片' } } };
registerTexts('attachment-test', { 'zh-CN': texts, en: texts });
const KIND: AttachmentKind = { id: 'site-photo', types: ['jpeg', 'png'], maxMegabytes: 1, maxCount: 3 };
const schema = z.object({ photos: attachmentIdsSchema(KIND).optional() });
const BASE = '/api/plugins/demo/v1';
const UPLOAD = `POST ${BASE}/attachments/site-photo`;
const ids = ['1', '2', '3'].map((n) => `019ab000-0000-7000-8000-00000000000${n}`);

type Submit = (values: { photos?: string[] }) => Promise<unknown>;
function Demo({ onSubmit }: { onSubmit: Submit }) {
  return (
    <SchemaForm
      id="attachment-test"
      schema={schema}
      t={useTexts('attachment-test')}
      fields={{ photos: { apiBase: BASE } }}
      submitLabel="上报"
      onSubmit={onSubmit}
    />
  );
}

const photo = (name: string, size = 10) => new File([new Uint8Array(size)], name, { type: 'image/jpeg' });
function choose(...files: File[]) {
  const input = document.querySelector('input[type=file][multiple]');
  if (!input) throw new Error('no chooser');
  fireEvent.change(input, { target: { files } });
}
const made = (index: number, name: string) => ({
  id: ids[index],
  kind: 'site-photo',
  name,
  mediaType: 'image/jpeg',
  size: 10,
  uploadedAt: '2026-11-26T01:00:00.000Z',
});
/** Answers uploads in the order in which they come. */
function uploads(): FakeHandler {
  let count = 0;
  return ({ query }) => made(count++, query.get('name') ?? '');
}
const submit = () => jest.fn<Submit>(() => Promise.resolve());

beforeEach(() => {
  sessionStorage.clear();
  URL.createObjectURL = () => 'blob:local';
  URL.revokeObjectURL = () => undefined;
});

describe('a field of attachments', () => {
  test('uploads what is chosen at once, and sends the ids in the order chosen', async () => {
    const onSubmit = submit();
    renderWithLinli(<Demo onSubmit={onSubmit} />, { api: { [UPLOAD]: uploads() } });
    choose(photo('前.jpg'), photo('后.jpg'));
    await waitFor(() => expect(screen.getAllByText('10 B')).toHaveLength(2));
    fireEvent.click(screen.getByRole('button', { name: '上报' }));
    await waitFor(() => expect(onSubmit).toHaveBeenCalledTimes(1));
    expect(onSubmit.mock.calls[0]?.[0]).toEqual({ photos: ids.slice(0, 2) });
  });

  test('is not sent while something is missing: what failed says why and is tried again or taken out', async () => {
    const onSubmit = submit();
    let tries = 0;
    const { calls } = renderWithLinli(<Demo onSubmit={onSubmit} />, {
      api: {
        [UPLOAD]: () =>
          tries++ === 0
            ? problemResponse({
                status: 507,
                code: 'core.attachment.no-space',
                title: '服务器的磁盘已满',
                remedy: '请稍后再上传',
              })
            : made(0, '前.jpg'),
      },
    });
    choose(photo('前.jpg'));
    expect(await screen.findByText('服务器的磁盘已满。请稍后再上传')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '上报' }));
    expect(await screen.findByText(/现场照片还有没传完的文件/)).toBeTruthy();
    expect(onSubmit).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole('button', { name: '重新上传 前.jpg' }));
    await screen.findByText('10 B');
    const keys = calls.filter(({ method }) => method === 'POST').map(({ headers }) => headers.get('idempotency-key'));
    expect(new Set(keys).size).toBe(1);
    fireEvent.click(screen.getByRole('button', { name: '上报' }));
    await waitFor(() => expect(onSubmit).toHaveBeenCalledTimes(1));
  });

  test('does not offer to try again what would be refused again', async () => {
    const broken = { status: 400, code: 'core.attachment.broken', title: '文件已损坏', remedy: '请另选文件' };
    renderWithLinli(<Demo onSubmit={submit()} />, { api: { [UPLOAD]: () => problemResponse(broken) } });
    choose(photo('前.jpg'));
    expect(await screen.findByText('文件已损坏。请另选文件')).toBeTruthy();
    expect(screen.queryByRole('button', { name: '重新上传 前.jpg' })).toBeNull();
    expect(screen.getByRole('button', { name: '删去 前.jpg' })).toBeTruthy();
  });

  test('refuses what is too large, empty or too much before anything is sent', async () => {
    const { calls } = renderWithLinli(<Demo onSubmit={submit()} />, { api: { [UPLOAD]: uploads() } });
    choose(photo('大.jpg', 1024 * 1024 + 1), photo('空.jpg', 0), photo('a.heic'), photo('多.jpg'));
    expect(await screen.findByText('文件超过 1 MB，请压缩后再选')).toBeTruthy();
    expect(screen.getByText('这个文件是空的，请检查原文件')).toBeTruthy();
    expect(screen.getByText(/HEIC 照片/)).toBeTruthy();
    expect(screen.getByText('最多 3 个，有 1 个没有加入。')).toBeTruthy();
    expect(calls.filter(({ method }) => method === 'POST')).toEqual([]);
  });

  test('keeps what was uploaded over a reload, and lets it be taken out', async () => {
    const onSubmit = submit();
    const api = {
      [UPLOAD]: uploads(),
      'GET /api/core/v1/attachment-links': {
        until: '2026-11-26T01:05:00.000Z',
        links: { [String(ids[0])]: '/linked' },
      },
      [`DELETE ${BASE}/attachments/site-photo/:id`]: () => new Response(null, { status: 204 }),
    };
    const first = renderWithLinli(<Demo onSubmit={onSubmit} />, { api });
    choose(photo('前.jpg'));
    await screen.findByText('10 B');
    await waitFor(() => expect(sessionStorage.length).toBe(1));
    first.unmount();
    const second = renderWithLinli(<Demo onSubmit={onSubmit} />, { api });
    expect(await screen.findByText('前.jpg')).toBeTruthy();
    await waitFor(() => expect(second.container.querySelector('img')?.getAttribute('src')).toBe('/linked'));
    fireEvent.click(screen.getByRole('button', { name: '删去 前.jpg' }));
    await waitFor(() => expect(second.calls.some(({ method }) => method === 'DELETE')).toBe(true));
    expect(screen.queryByText('前.jpg')).toBeNull();
  });

  test('offers the camera on a phone', async () => {
    renderWithLinli(<Demo onSubmit={submit()} />, { width: 390 });
    expect(await screen.findByRole('button', { name: '从相册选择' })).toBeTruthy();
    expect(await screen.findByRole('button', { name: /拍照/ })).toBeTruthy();
    expect(document.querySelector('input[capture=environment]')).toBeTruthy();
  });
});

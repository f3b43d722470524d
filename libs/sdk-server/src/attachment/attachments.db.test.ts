// Long because what is done to files is tried on one server, whose start costs more than a test.
import { randomUUID } from 'node:crypto';
import { readdirSync, rmSync, utimesSync } from 'node:fs';
import { open } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { CONTEXT_HEADER, IDEMPOTENCY_HEADER } from '@linli/contracts';
import type { Attachment, Problem } from '@linli/contracts';
import { startMemoPlugin } from '../testing/memo.plugin.ts';
import type { TestPlugin } from '../testing/test-plugin.ts';
import { DiskFileStore } from './store/disk-file-store.ts';
import { sweepAttachments } from './sweep.ts';
import { jpeg, pdf, SECRET } from './testing/sample-files.ts';

const READ = 'memo.note.read';
const WRITE = 'memo.note.write';
const ROUTE = '/v1/attachments/note-photo';

let plugin: TestPlugin;
let street: number;
let other: number;
let writer: string;

beforeAll(async () => {
  plugin = await startMemoPlugin();
  [street, other] = await Promise.all([plugin.platform.unit('street'), plugin.platform.unit('street')]);
  writer = await person('writer', street);
});
afterAll(() => plugin?.close());

async function person(name: string, unitId: number, permissions = [READ, WRITE]): Promise<string> {
  const id = await plugin.platform.account(name);
  await plugin.platform.grant(id, permissions, unitId);
  return id;
}

async function send(account: string, method: 'GET' | 'POST' | 'DELETE', url: string, payload?: Buffer, more = {}) {
  const answer = await plugin.app.inject({
    method,
    url,
    payload,
    headers: {
      [CONTEXT_HEADER]: await plugin.sign(account),
      ...(payload ? { 'content-type': 'application/octet-stream' } : {}),
      ...more,
    },
  });
  return { status: answer.statusCode, headers: answer.headers, bytes: answer.rawPayload };
}
async function upload(account: string, bytes: Buffer, name = '现场.jpg', more = {}) {
  const answer = await send(account, 'POST', `${ROUTE}?name=${encodeURIComponent(name)}`, bytes, more);
  return { status: answer.status, body: JSON.parse(answer.bytes.toString()) as Attachment & Problem };
}
const refused = async (bytes: Buffer, name?: string) => {
  const { status, body } = await upload(writer, bytes, name);
  expect(body.title).not.toBe(body.code);
  return [status, body.code];
};
async function note(account = writer, unitId = street): Promise<string> {
  const id = randomUUID();
  const made = await (await plugin.as(account)).post('/v1/notes', { id, unitId, text: 'row' });
  expect(made.status).toBe(201);
  return id;
}
const attach = async (account: string, noteId: string, ids: string[]) =>
  (await plugin.as(account)).post<{ items: Attachment[] } & Problem>(`/v1/notes/${noteId}/photos`, { ids });
const content = (account: string, id: string) => send(account, 'GET', `${ROUTE}/${id}/content`);
const files = () =>
  readdirSync(plugin.filesDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
const rows = async () =>
  (await plugin.database.client.query<{ id: string }>('SELECT id FROM plugin_memo.attachment')).rows.map(
    ({ id }) => id,
  );

/** A note with one photo on it. */
async function noteWithPhoto() {
  const { body } = await upload(writer, jpeg());
  const id = await note();
  expect((await attach(writer, id, [body.id])).status).toBe(201);
  return { note: id, photo: body.id };
}

describe('an upload', () => {
  test('is cleaned, named after its content, and answered; its uploader alone sees it', async () => {
    const { status, body } = await upload(writer, jpeg(), '../秘密/现场.png');
    expect([status, body.name, body.mediaType]).toEqual([201, '现场.jpg', 'image/jpeg']);
    const own = await content(writer, body.id);
    expect(own.status).toBe(200);
    expect(own.bytes.length).toBe(body.size);
    expect(own.bytes.includes(SECRET)).toBe(false);
    expect((await content(await person('colleague', street), body.id)).status).toBe(404);
  });

  test('is given out so that a browser does nothing with it', async () => {
    const [photo, paper] = [await upload(writer, jpeg()), await upload(writer, pdf(), '批复（1）.pdf')];
    const { headers } = await content(writer, photo.body.id);
    expect(headers).toMatchObject({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox'),
      'content-disposition': expect.stringMatching(/^inline; filename\*=UTF-8''[%A-F0-9]+\.jpg$/),
    });
    expect((await content(writer, paper.body.id)).headers['content-disposition']).toMatch(
      /^attachment; .*%281%29|^attachment; /,
    );
  });

  test('sent twice with one key counts once, also at the same time', async () => {
    const key = { [IDEMPOTENCY_HEADER]: randomUUID() };
    const [one, two] = await Promise.all([upload(writer, jpeg(), 'a.jpg', key), upload(writer, jpeg(), 'a.jpg', key)]);
    const again = await upload(writer, jpeg(), 'a.jpg', key);
    expect(new Set([one.body.id, two.body.id, again.body.id]).size).toBe(1);
    expect(files().sort()).toEqual((await rows()).sort());
  });

  test('that is not what may be attached is refused in words, and leaves nothing', async () => {
    const before = files();
    expect(await refused(Buffer.alloc(0))).toEqual([400, expect.stringMatching(/empty|no-file/)]);
    expect(await refused(Buffer.from('<svg onload="alert(1)"/>'), 'photo.jpg')).toEqual([
      400,
      'core.attachment.unknown-type',
    ]);
    expect(await refused(jpeg().subarray(0, 300))).toEqual([400, 'core.attachment.broken']);
    expect(await refused(Buffer.concat([jpeg(), Buffer.alloc(1024 * 1024)]))).toEqual([
      413,
      'core.attachment.too-large',
    ]);
    expect(files()).toEqual(before);
  });

  test('whose connection is cut leaves nothing', async () => {
    const filesBefore = files();
    const rowsBefore = await rows();
    await plugin.app.listen({ port: 0, host: '127.0.0.1' } as unknown as number);
    const { port } = new URL(await plugin.app.getUrl());
    const headers = {
      [CONTEXT_HEADER]: await plugin.sign(writer),
      'content-type': 'application/octet-stream',
      'content-length': 500_000,
    };
    const request = http.request({ port, host: '127.0.0.1', method: 'POST', path: ROUTE, headers });
    request.on('error', () => undefined);
    request.write(jpeg());
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(files().length).toBe(filesBefore.length + 1);
    request.destroy();
    for (let i = 0; i < 100 && files().length > filesBefore.length; i += 1)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect([files(), await rows()]).toEqual([filesBefore, rowsBefore]);
  });

  test('that never says how long it is is cut at the limit, and leaves nothing', async () => {
    const before = files();
    const endless = function* () {
      yield jpeg();
      for (let i = 0; i < 64; i += 1) yield Buffer.alloc(64 * 1024);
    };
    const answer = await plugin.app.inject({
      method: 'POST',
      url: ROUTE,
      payload: Readable.from(endless()),
      headers: { [CONTEXT_HEADER]: await plugin.sign(writer), 'content-type': 'application/octet-stream' },
    });
    expect([answer.statusCode, answer.json<Problem>().code]).toEqual([413, 'core.attachment.too-large']);
    expect(files()).toEqual(before);
  });

  test('to a disk that is full says so, and leaves neither file nor row', async () => {
    const [filesBefore, rowsBefore] = [files(), await rows()];
    const handle = await open(import.meta.filename);
    const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    const write = jest.spyOn(Object.getPrototypeOf(handle) as typeof handle, 'write').mockRejectedValue(full);
    try {
      const { status, body } = await upload(writer, jpeg());
      expect([status, body.code]).toEqual([507, 'core.attachment.no-space']);
      expect(body.remedy).toBeTruthy();
    } finally {
      write.mockRestore();
      await handle.close();
    }
    expect([files(), await rows()]).toEqual([filesBefore, rowsBefore]);
    expect((await upload(writer, jpeg())).status).toBe(201);
  });

  test.each([
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    [
      'a drawing with a script',
      Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'),
    ],
    ['a program', Buffer.from('MZ\x90\0\x03', 'latin1')],
    ['a GIF that is a script too', Buffer.from('GIF89a=1;alert(1)//', 'latin1')],
  ])('%s that calls itself a photo is refused', async (_, bytes) => {
    expect(await refused(bytes, '现场.jpg')).toEqual([400, 'core.attachment.unknown-type']);
  });

  test('that is a picture and a page at once is the picture alone', async () => {
    const page = '<html><script>alert(1)</script></html>';
    const { body } = await upload(writer, jpeg({ trailer: page }), 'x.html');
    expect([body.name, body.mediaType]).toEqual(['x.html.jpg', 'image/jpeg']);
    expect((await content(writer, body.id)).bytes.includes('<script>')).toBe(false);
  });

  test('is taken back by its uploader, once, and by nobody else', async () => {
    const { body } = await upload(writer, jpeg());
    const url = `${ROUTE}/${body.id}`;
    expect((await send(await person('stranger', street), 'DELETE', url)).status).toBe(404);
    const both = await Promise.all([send(writer, 'DELETE', url), send(writer, 'DELETE', url)]);
    expect(both.map(({ status }) => status).sort()).toEqual([204, 404]);
    expect(files()).not.toContain(body.id);
  });
});

describe('an attachment', () => {
  test('is read by whoever reads its record, and by nobody else', async () => {
    const { photo } = await noteWithPhoto();
    expect((await content(await person('reader', street, [READ]), photo)).status).toBe(200);
    expect((await content(await person('neighbour', other), photo)).status).toBe(404);
    expect((await content(writer, randomUUID())).status).toBe(404);
  });

  test('goes with its record: when the unit moves away, who had it has it no more', async () => {
    const [from, to] = [await plugin.platform.unit('district'), await plugin.platform.unit('district')];
    const moved = await plugin.platform.unit('street', from);
    const [before, after] = [await person('before', from), await person('after', to)];
    const { body } = await upload(before, jpeg());
    await attach(before, await note(before, moved), [body.id]);
    expect([(await content(before, body.id)).status, (await content(after, body.id)).status]).toEqual([200, 404]);
    await plugin.platform.move(moved, to);
    expect([(await content(before, body.id)).status, (await content(after, body.id)).status]).toEqual([404, 200]);
  });

  test('hangs where its uploader acts: not on a record out of reach, nor by somebody else, nor twice', async () => {
    const mine = await note();
    const theirs = await note(await person('other', other), other);
    const { body } = await upload(writer, jpeg());
    const across = await attach(writer, theirs, [body.id]);
    expect(across.status).toBe(403);
    const colleague = await person('colleague', street);
    expect((await attach(colleague, mine, [body.id])).body).toMatchObject({
      code: 'core.attachment.gone',
      errors: [{ field: 'ids' }],
    });
    expect((await attach(writer, mine, [body.id])).status).toBe(201);
    expect((await attach(writer, await note(), [body.id])).status).toBe(400);
    expect((await send(writer, 'DELETE', `${ROUTE}/${body.id}`)).status).toBe(404);
  });

  test('is one of so many, also when two people add at once', async () => {
    const id = await note();
    const colleague = await person('adder', street);
    const make = async (account: string) => {
      const made = await Promise.all([upload(account, jpeg()), upload(account, jpeg())]);
      return made.map(({ body }) => body.id);
    };
    const [mine, theirs] = [await make(writer), await make(colleague)];
    const both = await Promise.all([attach(writer, id, mine), attach(colleague, id, theirs)]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 400]);
    expect(both.find(({ status }) => status === 400)?.body.code).toBe('core.attachment.too-many');
  });

  test('is taken off by whoever acts on its record, once, and its file goes with it', async () => {
    const { note: id, photo } = await noteWithPhoto();
    const elsewhere = await note();
    const remove = async (account: string, from = id) =>
      (await plugin.as(account)).post<Problem>(`/v1/notes/${from}/photos/${photo}/remove`);
    expect((await remove(await person('neighbour', other))).status).toBe(404);
    expect((await remove(writer, elsewhere)).status).toBe(404);
    expect((await content(writer, photo)).status).toBe(200);
    const both = await Promise.all([remove(writer), remove(writer)]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 404]);
    expect((await content(writer, photo)).status).toBe(404);
    expect([files().includes(photo), (await rows()).includes(photo)]).toEqual([false, false]);
  });

  test('whose file is lost says so', async () => {
    const { photo } = await noteWithPhoto();
    rmSync(path.join(plugin.filesDir, photo.slice(-2), photo));
    const answer = await content(writer, photo);
    expect([answer.status, (JSON.parse(answer.bytes.toString()) as Problem).code]).toEqual([
      404,
      'core.attachment.lost',
    ]);
  });
});

test('sweeping takes what has had its day and nothing else', async () => {
  const { photo } = await noteWithPhoto();
  const { body: young } = await upload(writer, jpeg());
  const { body: old } = await upload(writer, jpeg());
  const store = new DiskFileStore(plugin.filesDir);
  const orphan = '019ab000-0000-7000-8000-0000000000a1';
  await store.put(
    orphan,
    (async function* () {
      yield Buffer.from('nobody knows me');
    })(),
  );
  for (const id of [photo, old.id, orphan]) utimesSync(path.join(plugin.filesDir, id.slice(-2), id), 0, 0);
  const { client } = plugin.database;
  await client.query(
    `UPDATE plugin_memo.attachment SET uploaded_at = now() - interval '25 hours' WHERE id = ANY ($1)`,
    [[photo, old.id]],
  );
  const ask = async <T>(sql: string, values: unknown[]) => (await client.query(sql, values)).rows as T[];
  await sweepAttachments(ask, 'plugin_memo', store);
  await sweepAttachments(ask, 'plugin_nothing', store);
  expect(files()).toEqual(expect.arrayContaining([photo, young.id]));
  expect(files()).not.toEqual(expect.arrayContaining([old.id]));
  expect(files()).not.toEqual(expect.arrayContaining([orphan]));
  expect(await rows()).toEqual(expect.arrayContaining([photo, young.id]));
  expect(await rows()).not.toContain(old.id);
});

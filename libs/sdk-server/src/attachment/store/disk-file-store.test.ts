import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { PICTURE_TYPES } from '@linli/contracts';
import { NoSpaceError } from '../attachment.errors.ts';
import { DiskFileStore } from './disk-file-store.ts';
import { IncomingFiles } from './incoming-files.ts';

const ID = '019ab000-0000-7000-8000-0000000000a1';
const KIND = { id: 'photo', types: PICTURE_TYPES, maxMegabytes: 1, maxCount: 1 };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'linli-files-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function* bytesOf(...parts: (string | Error)[]): AsyncGenerator<Buffer> {
  for (const part of parts) {
    if (part instanceof Error) throw part;
    yield Buffer.from(part);
  }
}
const filesIn = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);

describe('a stored file', () => {
  test('comes back as it was, and only its owner may read it', async () => {
    const store = new DiskFileStore(folder);
    const { size, sha256 } = await store.put(ID, bytesOf('一张', '照片'));
    expect([size, sha256.length]).toEqual([12, 32]);
    expect((await buffer((await store.open(ID)) ?? Readable.from([]))).toString()).toBe('一张照片');
    expect(statSync(path.join(folder, 'a1', ID)).mode & 0o777).toBe(0o600);
    await store.remove(ID);
    await store.remove(ID);
    expect(await store.open(ID)).toBeNull();
  });

  test('is there wholly or not at all', async () => {
    const store = new DiskFileStore(folder);
    await expect(store.put(ID, bytesOf('half', new Error('cut off')))).rejects.toThrow('cut off');
    expect(filesIn()).toEqual([]);
    expect(await store.open(ID)).toBeNull();
  });

  test('of a full disk leaves nothing and says so', async () => {
    const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    await expect(new DiskFileStore(folder).put(ID, bytesOf('half', full))).rejects.toBeInstanceOf(NoSpaceError);
    expect(filesIn()).toEqual([]);
  });

  test('is named by nothing but an id', async () => {
    await expect(new DiskFileStore(folder).open('../../etc/passwd')).rejects.toThrow('not an id');
  });

  test('is listed when it is old enough; what a killed process left is swept when it is', async () => {
    const store = new DiskFileStore(folder);
    await store.put(ID, bytesOf('old'));
    const left = path.join(folder, '.unfinished', 'left');
    writeFileSync(left, 'half');
    const dayAgo = new Date(Date.now() - 86_400_000);
    await store.sweepUnfinished(dayAgo);
    expect(filesIn().sort()).toEqual([ID, 'left'].sort());
    for (const name of [left, path.join(folder, 'a1', ID)]) utimesSync(name, 0, 0);
    const found: string[] = [];
    for await (const ids of store.storedBefore(dayAgo)) found.push(...ids);
    await store.sweepUnfinished(dayAgo);
    expect([found, filesIn()]).toEqual([[ID], [ID]]);
  });
});

describe('an upload', () => {
  test('is read from any place once it is here, and is gone when it has ended', async () => {
    const file = await new IncomingFiles(folder).receive(
      Readable.from([Buffer.from('abc'), Buffer.from('def')]),
      KIND,
      0,
    );
    expect([file.size, (await file.read(2, 5)).toString()]).toEqual([6, 'cde']);
    await file.end();
    expect(filesIn()).toEqual([]);
  });

  test('over the limit is refused in the middle, whatever it announced', async () => {
    const endless = Readable.from(
      (function* () {
        for (let i = 0; i < 40; i += 1) yield Buffer.alloc(64 * 1024);
      })(),
    );
    await expect(new IncomingFiles(folder).receive(endless, KIND, 0)).rejects.toMatchObject({
      code: 'core.attachment.too-large',
    });
    expect(filesIn()).toEqual([]);
  });

  test('that announces too much is not taken in at all', async () => {
    await expect(new IncomingFiles(folder).receive(Readable.from(['x']), KIND, 2_000_000)).rejects.toMatchObject({
      status: 413,
    });
    expect(filesIn()).toEqual([]);
  });

  test('that a killed process was taking in is swept', async () => {
    const from = (file: string) => JSON.stringify(new URL(file, import.meta.url).href);
    const program = `import { Readable } from 'node:stream';
      import { IncomingFiles } from ${from('./incoming-files.ts')};
      const body = Readable.from((async function* () { yield Buffer.alloc(70000); console.log('here'); await new Promise(() => setInterval(() => 0, 1000)); })());
      await new IncomingFiles(${JSON.stringify(folder)}).receive(body, ${JSON.stringify(KIND)}, 0);`;
    const flags = ['--no-warnings', '--experimental-transform-types', '--input-type=module', '--eval', program];
    const child = spawn(process.execPath, flags, { stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
    expect(filesIn()).toHaveLength(1);
    const store = new DiskFileStore(folder);
    await store.sweepUnfinished(new Date(Date.now() - 60_000));
    expect(filesIn()).toHaveLength(1);
    await store.sweepUnfinished(new Date(Date.now() + 1000));
    expect(filesIn()).toEqual([]);
  });

  test('that breaks off leaves nothing', async () => {
    const upload = new PassThrough();
    upload.write('half');
    setTimeout(() => upload.destroy(new Error('aborted')), 20);
    await expect(new IncomingFiles(folder).receive(upload, KIND, 0)).rejects.toMatchObject({
      code: 'core.attachment.cut-off',
    });
    expect(filesIn()).toEqual([]);
  });
});

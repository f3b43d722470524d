import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Attachment, Problem } from '@linli/contracts';
import { HIDDEN_WORDS, sampleJpeg, samplePng } from '@linli/sdk-server/testing';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { IssueDetail, IssueEvent } from '../../contract/index.ts';
import { REPORT, act, startIssueWorld } from '../testing/issue.world.ts';
import type { IssueWorld, Person } from '../testing/issue.world.ts';

type Kind = 'issue-photo' | 'result-photo' | 'check-photo';
const EVERYBODY = ['reporter', 'desk', 'handler', 'verifier', 'otherDesk', 'viewer', 'stranger'] as const;
const RESULT = { outcome: 'fixed', reply: '已清运' };
let world: IssueWorld;
beforeAll(async () => {
  world = await startIssueWorld();
});
afterAll(() => world?.close());

const sent = (by: Person, kind: Kind = 'issue-photo', file = sampleJpeg()) =>
  world.as[by].upload<Attachment & Problem>(`/v1/attachments/${kind}?name=${encodeURIComponent('现场.jpg')}`, file);
async function upload(by: Person, kind: Kind = 'issue-photo', file = sampleJpeg()): Promise<string> {
  const { status, body } = await sent(by, kind, file);
  expect(status).toBe(201);
  return body.id;
}
const open = (by: Person, id: string, kind: Kind = 'issue-photo') =>
  world.as[by].content(`/v1/attachments/${kind}/${id}/content`);
const fileOf = (id: string) => existsSync(path.join(world.plugin.filesDir, id.slice(-2), id));
const reportWith = (photos: unknown, more: object = {}) =>
  world.as.reporter.post<IssueDetail & Problem>('/v1/issues', { ...REPORT, unitId: world.at.grid, photos, ...more });
const countOfIssues = async () =>
  (await world.plugin.database.client.query<{ n: number }>('SELECT count(*)::integer AS n FROM plugin_grid.issue'))
    .rows[0]?.n;

/** An issue with one photo on it. */
async function withPhoto(): Promise<{ issue: IssueDetail; photo: string }> {
  const photo = await upload('reporter');
  return { issue: await world.report(world.as.reporter, world.at.grid, { photos: [photo] }), photo };
}
async function inProgress(issue: IssueDetail): Promise<IssueDetail> {
  let next = await act(world.as.desk, issue, 'accept');
  next = await act(world.as.desk, next, 'assign', { handlerId: world.who.handler });
  return act(world.as.handler, next, 'start');
}

describe('photos of a report', () => {
  test('hang on it in the order chosen, without what they said beside the picture', async () => {
    const ids = [await upload('reporter', 'issue-photo', samplePng()), await upload('reporter')];
    const [second = '', first = ''] = ids;
    const issue = await world.report(world.as.reporter, world.at.grid, { photos: [first, second] });
    expect(issue.photos.map(({ id, kind, mediaType }) => [id, kind, mediaType])).toEqual([
      [first, 'issue-photo', 'image/jpeg'],
      [second, 'issue-photo', 'image/png'],
    ]);
    for (const id of ids) expect((await open('desk', id)).body.includes(HIDDEN_WORDS)).toBe(false);
  });

  test('are seen by exactly those who see the issue', async () => {
    const { issue, photo } = await withPhoto();
    for (const person of EVERYBODY) {
      const record = await world.as[person].get(`/v1/issues/${issue.id}`);
      const picture = await open(person, photo);
      expect([person, picture.status]).toEqual([person, record.status]);
    }
    expect((await open('otherDesk', photo)).status).toBe(404);
  });

  test('stay with their reporter and go with the unit when it moves', async () => {
    const { plugin } = world;
    const from = await plugin.platform.unit('street', world.at.district);
    const unit = await plugin.platform.unit('community', from);
    const permissions = ['grid.issue.read', 'grid.issue.report'];
    const account = await plugin.platform.account('搬走的人');
    await plugin.platform.grant(account, permissions, unit);
    const mover = await plugin.as(account);
    const made = await mover.upload<Attachment>('/v1/attachments/issue-photo?name=a.jpg', sampleJpeg());
    const issue = await world.report(mover, unit, { photos: [made.body.id] });
    expect((await open('otherDesk', made.body.id)).status).toBe(404);
    await plugin.platform.move(unit, world.at.otherStreet);
    expect((await open('otherDesk', made.body.id)).status).toBe(200);
    expect((await world.as.otherDesk.get<IssueDetail>(`/v1/issues/${issue.id}`)).body.photos).toHaveLength(1);
  });

  test('that are somebody else’s, of another kind, on another issue, or nowhere are refused, and nothing is half reported', async () => {
    const { photo: taken } = await withPhoto();
    await world.plugin.platform.grant(world.who.reporter, ['grid.issue.handle'], world.at.grid);
    const wrong = [taken, await upload('desk'), await upload('reporter', 'result-photo'), randomUUID()];
    const before = await countOfIssues();
    const mine = await upload('reporter');
    for (const id of wrong) {
      const { status, body } = await reportWith([mine, id]);
      expect([status, body.code, body.errors?.[0]?.field]).toEqual([400, 'core.attachment.gone', 'photos']);
    }
    expect(await countOfIssues()).toBe(before);
    // What was not used is still there for a report that is right.
    expect((await reportWith([mine])).status).toBe(201);
  });

  test.each<[string, unknown]>([
    ['seven of them', Array.from({ length: 7 }, () => randomUUID())],
    ['no list', 'photo'],
    ['no ids', ['../../etc/passwd']],
    ['numbers', [1]],
  ])('%s: the field is named', async (_, photos) => {
    const { status, body } = await reportWith(photos);
    expect([status, body.errors?.[0]?.field.split(/[.[]/)[0]]).toEqual([400, 'photos']);
  });

  test('one photo in two reports at once is in one of them', async () => {
    const photo = await upload('reporter');
    const both = await Promise.all([reportWith([photo]), reportWith([photo])]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 400]);
  });
});

describe('evidence', () => {
  test('of the handler and of whoever verifies hang on the issue, round after round', async () => {
    let issue = await inProgress((await withPhoto()).issue);
    const results = [await upload('handler', 'result-photo'), await upload('handler', 'result-photo')];
    issue = await act(world.as.handler, issue, 'resolve', { ...RESULT, photos: [results[0]] });
    const checks = [await upload('verifier', 'check-photo'), await upload('verifier', 'check-photo')];
    issue = await act(world.as.verifier, issue, 'rework', { reason: '还有一半', photos: [checks[0]] });
    issue = await act(world.as.handler, issue, 'start');
    issue = await act(world.as.handler, issue, 'resolve', { ...RESULT, photos: [results[1]] });
    issue = await act(world.as.verifier, issue, 'verify', { photos: [checks[1]] });
    expect(issue.photos.map(({ kind }) => kind)).toEqual([
      'issue-photo',
      'result-photo',
      'check-photo',
      'result-photo',
      'check-photo',
    ]);
    for (const [at, id] of [...results, ...checks].entries()) {
      const kind = at < 2 ? 'result-photo' : 'check-photo';
      expect((await open('reporter', id, kind)).status).toBe(200);
      expect((await open('otherDesk', id, kind)).status).toBe(404);
    }
  });

  test('is not cut short by an earlier round: each step has room of its own, one step has no more than it', async () => {
    let issue = await inProgress(await world.report());
    const six = () => Promise.all(Array.from({ length: 6 }, () => upload('handler', 'result-photo')));
    issue = await act(world.as.handler, issue, 'resolve', { ...RESULT, photos: await six() });
    issue = await act(world.as.verifier, issue, 'rework', { reason: '再来一次' });
    issue = await act(world.as.handler, issue, 'start');
    const seven = [...(await six()), await upload('handler', 'result-photo')];
    const tooMany = await world.as.handler.post<Problem>(`/v1/issues/${issue.id}/resolve`, {
      ...RESULT,
      photos: seven,
      version: issue.version,
    });
    expect([tooMany.status, tooMany.body.errors?.[0]?.field]).toEqual([400, 'photos']);
    issue = await act(world.as.handler, issue, 'resolve', { ...RESULT, photos: seven.slice(0, 6) });
    expect(issue.photos).toHaveLength(12);
  });

  test('of a step that is refused hangs nowhere, and can be sent again', async () => {
    const issue = await inProgress(await world.report());
    const photo = await upload('handler', 'result-photo');
    const stale = await world.as.handler.post(`/v1/issues/${issue.id}/resolve`, {
      ...RESULT,
      photos: [photo],
      version: issue.version - 1,
    });
    expect(stale.status).toBe(409);
    expect((await act(world.as.handler, issue, 'resolve', { ...RESULT, photos: [photo] })).photos).toHaveLength(1);
  });

  test.each<[Kind, readonly Person[]]>([
    ['issue-photo', ['reporter', 'desk', 'otherDesk']],
    ['result-photo', ['handler']],
    ['check-photo', ['verifier']],
  ])('%s is uploaded by %j and by nobody else', async (kind, may) => {
    const fresh = await startIssueWorld();
    try {
      for (const person of EVERYBODY) {
        const { status } = await fresh.as[person].upload(`/v1/attachments/${kind}`, sampleJpeg());
        expect([person, status]).toEqual([person, may.includes(person) ? 201 : 403]);
      }
    } finally {
      await fresh.close();
    }
  });
});

describe('taking a photo off', () => {
  const remove = (by: Person, issue: IssueDetail, photoId: string, more: object = {}) =>
    world.as[by].post<IssueDetail & Problem>(`/v1/issues/${issue.id}/remove-photo`, {
      photoId,
      reason: '照到了居民的脸',
      version: issue.version,
      ...more,
    });

  test('is the desk’s, with a reason that stands in the history; the file is gone at once', async () => {
    const { issue, photo } = await withPhoto();
    for (const [person, status] of [
      ['reporter', 403],
      ['handler', 403],
      ['verifier', 403],
      ['viewer', 403],
      ['otherDesk', 404],
      ['stranger', 403],
    ] as const)
      expect([person, (await remove(person, issue, photo)).status]).toEqual([person, status]);
    expect([(await open('reporter', photo)).status, fileOf(photo)]).toEqual([200, true]);

    const without = await remove('desk', issue, photo, { reason: ' ' });
    expect([without.status, without.body.errors?.[0]?.field]).toEqual([400, 'reason']);
    const { status, body } = await remove('desk', issue, photo);
    expect([status, body.photos, body.state]).toEqual([200, [], 'reported']);
    expect([(await open('reporter', photo)).status, fileOf(photo)]).toEqual([404, false]);
    const { body: history } = await world.as.reporter.get<{ items: IssueEvent[] }>(`/v1/issues/${issue.id}/history`);
    expect(history.items[0]).toMatchObject({
      action: 'remove-photo',
      reason: '照到了居民的脸',
      by: { name: '李建国' },
    });
    expect((await remove('desk', body, photo)).status).toBe(404);
  });

  test('is possible after the end, and takes none of another issue', async () => {
    const { issue, photo } = await withPhoto();
    const { issue: another, photo: theirs } = await withPhoto();
    const refused = await act(world.as.desk, issue, 'refuse', { reason: '非本辖区', namedBody: '铁路' });
    expect((await remove('desk', refused, theirs)).status).toBe(404);
    // What was refused left no line behind.
    const { body: same } = await world.as.desk.get<IssueDetail>(`/v1/issues/${issue.id}`);
    expect(same.version).toBe(refused.version);
    expect((await remove('desk', refused, photo)).body.photos).toEqual([]);
    expect((await open('desk', theirs)).status).toBe(200);
    expect(another.photos).toHaveLength(1);
  });

  test('is offered to the desk where there is something to take off', async () => {
    const { issue } = await withPhoto();
    const offered = async (id: string, by: Person) =>
      (await world.as[by].get<IssueDetail>(`/v1/issues/${id}`)).body.actions.some(
        ({ action }) => action === 'remove-photo',
      );
    const bare = await world.report();
    expect([await offered(issue.id, 'desk'), await offered(issue.id, 'reporter')]).toEqual([true, false]);
    expect(await offered(bare.id, 'desk')).toBe(false);
  });
});

describe('what is no photo', () => {
  test.each([
    ['a paper', Buffer.from('%PDF-1.7\n%%EOF'), 'core.attachment.wrong-type'],
    ['a drawing with a script', Buffer.from('<svg onload="alert(1)"/>'), 'core.attachment.unknown-type'],
    ['half a photo', sampleJpeg().subarray(0, 200), 'core.attachment.broken'],
  ])('%s is refused whatever it is called, and leaves nothing', async (_, bytes, code) => {
    const files = () => readdirSync(world.plugin.filesDir, { recursive: true }).length;
    const before = files();
    const { status, body } = await sent('reporter', 'issue-photo', bytes);
    expect([status, body.code]).toEqual([400, code]);
    expect(files()).toBe(before);
  });
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type {
  AppointmentDetail,
  Attachment,
  AttachmentLinks,
  Inventory,
  OrganisationDetail,
  Problem,
} from '@linli/contracts';
import { writeFakeBundle } from '../testing/fake-bundle.ts';
import { TestPeople } from '../testing/people.ts';
import { startTestCore, type TestCore } from '../testing/test-core.ts';

const MAY = [
  'core.person.read',
  ...['read', 'propose', 'approve'].flatMap((verb) => [`core.appointment.${verb}`, `core.organisation.${verb}`]),
];
const PDF = Buffer.from('%PDF-1.7\n%%EOF\n');
const API = '/api/core/v1';

describe('a paper', () => {
  let core: TestCore;
  let people: TestPeople;
  let street: number;
  let other: number;
  let clerk: string;
  let neighbour: string;

  beforeAll(async () => {
    core = await startTestCore((plugins) => void writeFakeBundle(plugins, 'fake'));
    people = new TestPeople(core);
    const district = await core.platform.unit('district');
    [street, other] = await Promise.all([
      core.platform.unit('street', district),
      core.platform.unit('street', district),
    ]);
    clerk = (await core.person('clerk', [[MAY, street]])).authorization;
    neighbour = (await core.person('neighbour', [[MAY, other]])).authorization;
    await core.until(async () => (await core.send('/readyz')).status === 200);
  });
  afterAll(() => core?.close());

  const upload = async (authorization: string, kind = 'appointment-basis', body: Buffer = PDF) => {
    const answer = await core.send(`${API}/attachments/${kind}?name=${encodeURIComponent('任命文件.pdf')}`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/octet-stream' },
      body,
    });
    return { status: answer.status, body: answer.json<Attachment & Problem>() };
  };
  const ask = async <T>(authorization: string, method: string, path: string, body?: object) => {
    const answer = await core.send(`${API}${path}`, {
      method,
      headers: { authorization, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return { status: answer.status, body: answer.json<T>() };
  };
  const linkTo = async (authorization: string, id: string, base = API, kind = 'appointment-basis') => {
    const query = new URLSearchParams({ base, kind, ids: id });
    const { status, body } = await ask<AttachmentLinks>(authorization, 'GET', `/attachment-links?${query.toString()}`);
    expect(status).toBe(200);
    return body.links[id] ?? '';
  };
  const appointed = async (papers: string[], by = clerk) => {
    const organisationId = await people.body({ type: 'party-committee', unitId: street });
    const personId = await people.person(street, '张建国');
    const command = { personId, organisationId, post: 'secretary', kind: 'full', validFrom: '2026-03-01', papers };
    return ask<AppointmentDetail & Problem>(by, 'POST', '/appointments', command);
  };
  const withPaper = async () => {
    const { body: paper } = await upload(clerk);
    const made = await appointed([paper.id]);
    expect([made.status, made.body]).toEqual([201, expect.objectContaining({ papers: [paper] })]);
    return { paper, appointment: made.body };
  };

  test('hangs on the appointment that it was proposed with, and is shown with it', async () => {
    const { paper, appointment } = await withPaper();
    const { body } = await ask<AppointmentDetail>(clerk, 'GET', `/appointments/${appointment.id}`);
    expect(body.papers).toEqual([paper]);
    expect(paper).toMatchObject({ name: '任命文件.pdf', mediaType: 'application/pdf', size: PDF.length });
  });

  test('hangs on a body as well', async () => {
    const { body: paper } = await upload(clerk, 'organisation-basis');
    const { status, body } = await ask<OrganisationDetail>(clerk, 'POST', '/organisations', {
      type: 'organ',
      name: `街道办${randomUUID().slice(0, 4)}`,
      line: 'government',
      anchor: { kind: 'unit', unitId: street },
      papers: [paper.id],
    });
    expect([status, body.papers]).toEqual([201, [paper]]);
    const link = await linkTo(clerk, paper.id, API, 'organisation-basis');
    expect((await core.send(link)).status).toBe(200);
    expect((await core.send(await linkTo(neighbour, paper.id, API, 'organisation-basis'))).status).toBe(404);
  });

  test('of somebody else, or of another kind, is refused, and nothing is half proposed', async () => {
    const { body: theirs } = await upload(neighbour);
    const { body: another } = await upload(clerk, 'organisation-basis');
    for (const id of [theirs.id, another.id, randomUUID()]) {
      const { status, body } = await appointed([id]);
      expect([status, body.code, body.errors?.[0]?.field]).toEqual([400, 'core.attachment.gone', 'papers']);
    }
    const { rows } = await core.database.client.query(
      `SELECT FROM core.appointment a WHERE NOT EXISTS (SELECT FROM core.attachment t WHERE t.record_id = a.id)`,
    );
    expect(rows).toEqual([]);
  });

  test('is uploaded by whoever may propose, and by nobody else', async () => {
    const reader = (await core.person('reader', [[['core.appointment.read'], street]])).authorization;
    expect((await upload(reader)).status).toBe(403);
    expect((await upload('Bearer a.b.c')).status).toBe(401);
    expect((await upload(clerk, 'appointment-basis', Buffer.from('<html>'))).body.code).toBe(
      'core.attachment.unknown-type',
    );
  });

  describe('opened with a link', () => {
    test('comes as a download that can do nothing', async () => {
      const { paper } = await withPaper();
      const answer = await core.send(await linkTo(clerk, paper.id));
      expect([answer.status, answer.text]).toEqual([200, PDF.toString()]);
      expect(answer.headers).toMatchObject({
        'content-type': 'application/pdf',
        'x-content-type-options': 'nosniff',
        'content-disposition': expect.stringMatching(/^attachment; /),
        'content-security-policy': expect.stringContaining('sandbox'),
        'cache-control': 'no-store',
      });
    });

    test('is not there for whoever may not read its record, whoever made the link', async () => {
      const { paper } = await withPaper();
      expect((await core.send(await linkTo(neighbour, paper.id))).status).toBe(404);
      expect((await core.send(`${API}/attachments/appointment-basis/${paper.id}/content`)).status).toBe(401);
    });

    test('is refused when the link is forged, for another file, or for another act', async () => {
      const { paper } = await withPaper();
      const { paper: second } = await withPaper();
      const link = await linkTo(clerk, paper.id);
      const [path = '', ticket = ''] = link.split('?link=');
      const [text = '', signature = ''] = ticket.split('.');
      const claims = JSON.parse(Buffer.from(text, 'base64url').toString()) as { exp: number };
      const longer = Buffer.from(JSON.stringify({ ...claims, exp: claims.exp + 9999 })).toString('base64url');
      const tries = [
        `${path}?link=${longer}.${signature}`,
        `${path}?link=${text}.${signature.slice(0, -1)}x`,
        `${path}?link=${text}`,
        `${path}?link=`,
        link.replace(paper.id, second.id),
      ];
      for (const address of tries) expect([address, (await core.send(address)).status]).toEqual([address, 401]);
      const removed = await core.send(link.replace('/content', ''), { method: 'DELETE' });
      expect(removed.status).toBe(401);
      const asked = await core.send(`${API}/appointments?link=${ticket}`);
      expect(asked.status).toBe(401);
    });

    test('ends after its time, with its session, and when its record moves out of reach', async () => {
      const { paper } = await withPaper();
      const link = await linkTo(clerk, paper.id);
      const real = Date.now;
      try {
        Date.now = () => real() + 301_000;
        expect((await core.send(link)).json<Problem>().code).toBe('core.attachment.link-invalid');
      } finally {
        Date.now = real;
      }
      expect((await core.send(link)).status).toBe(200);

      const from = await core.platform.unit('district');
      const moved = await core.platform.unit('street', from);
      const body = await people.body({ type: 'party-committee', unitId: moved });
      const governor = (await core.person('governor', [[MAY, from]])).authorization;
      const { body: theirs } = await upload(governor);
      const personId = await people.person(moved, '李秀英');
      const command = { personId, organisationId: body, post: 'secretary', kind: 'full', validFrom: '2026-03-01' };
      const made = await ask(governor, 'POST', '/appointments', { ...command, papers: [theirs.id] });
      expect(made.status).toBe(201);
      const theirLink = await linkTo(governor, theirs.id);
      expect((await core.send(theirLink)).status).toBe(200);
      await core.platform.move(moved, await core.platform.unit('district'));
      expect((await core.send(theirLink)).status).toBe(404);

      const ended = await core.send(`${API}/sessions/end`, { method: 'POST', headers: { authorization: clerk } });
      expect(ended.status).toBeLessThan(300);
      expect((await core.send(link)).status).toBe(401);
      clerk = (await core.person('clerk again', [[MAY, street]])).authorization;
    });
  });

  test('of a plugin opens through the gateway with a context of the asker’s own, and the plugin does not see the link', async () => {
    const id = randomUUID();
    const reader = (await core.person('fake reader', [[['fake.row.read'], street]])).authorization;
    const link = await linkTo(reader, id, '/api/plugins/fake/v1', 'row-photo');
    const answer = await core.send(link);
    expect(answer.status).toBe(200);
    const seen = answer.json<{ url: string; headers: Record<string, string> }>();
    expect(seen.url).toBe(`/v1/attachments/row-photo/${id}/content`);
    expect(seen.headers).toHaveProperty('x-linli-context');
    const nobody = (await core.person('nobody', [[['fake.row.create'], street]])).authorization;
    expect((await core.send(await linkTo(nobody, id, '/api/plugins/fake/v1', 'row-photo'))).status).toBe(403);
  });

  test('of a plugin has the room of an upload, and everything else has not', async () => {
    const writer = (await core.person('fake writer', [[['fake.row.create'], street]])).authorization;
    const post = (path: string, size: number) =>
      core.send(`/api/plugins/fake/v1${path}`, {
        method: 'POST',
        headers: { authorization: writer, 'content-type': 'application/octet-stream' },
        body: Buffer.alloc(size),
      });
    expect((await post('/attachments/row-photo', 400 * 1024)).json()).toMatchObject({ bytes: 400 * 1024 });
    expect((await post('/attachments/row-photo', 600 * 1024)).status).toBe(413);
    expect((await post('/rows', 400 * 1024)).status).toBe(413);
  });

  test('is in the inventory of what is kept about people', async () => {
    const officer = (await core.person('officer', [[['core.privacy.read'], 1]])).authorization;
    const { body } = await ask<Inventory>(officer, 'GET', '/privacy/inventory');
    expect(body.items.filter(({ table }) => table === 'attachment').map(({ id, purpose }) => [id, purpose])).toEqual([
      ['core.attachment.appointment-basis', '设立组织、任职所依据的文件'],
      ['core.attachment.organisation-basis', '设立组织、任职所依据的文件'],
    ]);
  });
});

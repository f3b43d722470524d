// Long because a look, its log and the end of a record are tried on one server, whose start costs more than a test.
import { createPublicKey, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { disclosureSchema, inventorySchema, pageOf, problemSchema, revealedSchema, REVEAL_MS } from '@linli/contracts';
import type {
  AccountDetail,
  AccountPerson,
  DeniedRuleText,
  Disclosure,
  FoundText,
  Page,
  PersonDetail,
} from '@linli/contracts';
import { checkColumns } from '@linli/sdk-server';
import { AnchorFolder, verifyLog } from '@linli/sdk-server/audit';
import { CORE_STEP_UP } from '../access/core-step-up.ts';
import { startAsker, type Asker } from '../testing/asker.ts';
import { writeFakeBundle } from '../testing/fake-bundle.ts';
import { startTestCore, type TestCore } from '../testing/test-core.ts';
import { CORE_DATA } from './core-data.ts';

const DESK = ['read', 'create', 'update', 'reveal'].map((verb) => `core.person.${verb}`);
const OFFICER = ['core.person.read', 'core.person.erase', 'core.disclosure.read', 'core.privacy.read'];

let core: TestCore;
let tests = 0;
let street: number;
let other: number;
let desk: Asker;
let officer: Asker;
let phone: string;

beforeAll(async () => {
  core = await startTestCore((plugins) => void writeFakeBundle(plugins, 'fake'));
});
afterAll(() => core?.close());

const asker = (name: string, permissions: string[], unitId: number) =>
  startAsker(core, `${name}${tests}`, [[permissions, unitId]]);

beforeEach(async () => {
  tests += 1;
  const district = await core.platform.unit('district', 1, `区${tests}`);
  street = await core.platform.unit('street', district, `东街${tests}`);
  other = await core.platform.unit('street', district, `西街${tests}`);
  desk = await asker('desk', DESK, street);
  officer = await asker('officer', OFFICER, street);
  phone = `139${String(20_000_000 + tests)}`;
});

const codeOf = (answer: { status: number; body: unknown }) => {
  const problem = problemSchema.parse(answer.body);
  expect(problem.title).not.toBe(problem.code);
  expect(`${problem.title}${problem.remedy}`).not.toContain('{{');
  return [answer.status, problem.code];
};
const register = async (command: object = {}) => {
  const made = { name: '王建国', unitId: street, phone, ...command };
  const answer = await desk.post<PersonDetail>('/people', made);
  expect([answer.status, answer.body]).toEqual([201, expect.anything()]);
  return answer.body;
};
const reveal = (by: Asker, id: string, more: object = {}) =>
  by.post<unknown>(`/people/${id}/reveal`, { fields: ['phone'], reason: '通知开会', ...more });
const logOf = async (by: Asker, route: string) => {
  const answer = await by.get<Page<Disclosure>>(route);
  expect([answer.status, answer.body]).toEqual([200, expect.anything()]);
  return pageOf(disclosureSchema).parse(answer.body).items;
};
const sql = async <T extends object>(text: string, values: unknown[] = []) =>
  (await core.database.client.query<T>(text, values)).rows;

describe('a look at a masked value', () => {
  test('shows it for a minute, for a reason, and stands in both logs', async () => {
    const { id } = await register();
    const before = Date.now();
    const shown = await reveal(desk, id);
    expect(shown.status).toBe(200);
    const { values, until } = revealedSchema.parse(shown.body);
    expect(values).toEqual({ phone });
    expect(Date.parse(until) - before).toBeGreaterThanOrEqual(REVEAL_MS - 1000);
    expect(Date.parse(until) - before).toBeLessThan(REVEAL_MS + 20_000);
    expect(await logOf(officer, '/privacy/disclosures')).toEqual([
      expect.objectContaining({
        by: { accountId: desk.id, name: expect.any(String) },
        owner: 'core',
        subject: { type: 'core.person', id, personId: id, name: '王建国' },
        fields: ['phone'],
        reason: '通知开会',
        unit: expect.objectContaining({ id: street }),
        outcome: 'shown',
      }),
    ]);
    const lines = await sql<object>(
      `SELECT kind, outcome, action, after, reason, account_id FROM core.audit_entry WHERE target = $1 AND kind = 'read'`,
      [id],
    );
    expect(lines).toEqual([
      {
        kind: 'read',
        outcome: 'done',
        action: 'core.person.reveal',
        after: { fields: ['phone'] },
        reason: '通知开会',
        account_id: desk.id,
      },
    ]);
  });

  test('is refused without the right, the reason or the person', async () => {
    const { id } = await register();
    const reader = await asker('reader', ['core.person.read'], street);
    const stranger = await asker('stranger', DESK, other);
    expect((await reveal(reader, id)).status).toBe(403);
    expect(codeOf(await reveal(stranger, id))).toEqual([404, 'core.person.not-found']);
    expect(codeOf(await reveal(desk, randomUUID()))).toEqual([404, 'core.person.not-found']);
    for (const wrong of [{ reason: '' }, { reason: ' x ' }, { fields: [] }, { fields: ['name'] }, { fields: 'phone' }])
      expect((await reveal(desk, id, wrong)).status).toBe(400);
    // What stays in a log for good holds no number.
    expect(codeOf(await reveal(desk, id, { reason: `核对 ${phone}` }))).toEqual([400, 'core.text.personal-numbers']);
    expect(await logOf(officer, '/privacy/disclosures')).toEqual([]);
  });

  test('is not kept as the answer to a repeated request', async () => {
    const { id } = await register();
    const key = { 'idempotency-key': randomUUID() };
    await desk.post(`/people/${id}/reveal`, { fields: ['phone'], reason: '通知开会' }, key);
    expect(await sql('SELECT FROM core.idempotency_key WHERE key = $1', [key['idempotency-key']])).toEqual([]);
  });

  test('too many in a row are refused, and that stands in the log too, also when they come at once', async () => {
    const { id } = await register();
    const answers = await Promise.all(Array.from({ length: 24 }, () => reveal(desk, id)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(20);
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(4);
    for (const answer of refused) {
      expect(codeOf(answer)).toEqual([429, 'core.disclosure.too-many']);
      expect(JSON.stringify(answer.body)).not.toContain(phone);
    }
    expect(await logOf(officer, '/privacy/disclosures?outcome=refused&pageSize=100')).toHaveLength(4);
    expect(await logOf(officer, '/privacy/disclosures?outcome=shown&pageSize=100')).toHaveLength(20);
    const lines = await sql<{ outcome: string; n: string }>(
      `SELECT outcome, count(*) AS n FROM core.audit_entry WHERE target = $1 AND kind = 'read' GROUP BY 1 ORDER BY 1`,
      [id],
    );
    expect(lines).toEqual([
      { outcome: 'done', n: '20' },
      { outcome: 'refused', n: '4' },
    ]);
    // Somebody else may still look.
    expect((await reveal(await asker('second', DESK, street), id)).status).toBe(200);
  });

  test('is read by whoever it is about, by the officer in reach, and by nobody else', async () => {
    const { id } = await register();
    await reveal(desk, id);
    const mine = await asker('mine', [], street);
    expect(await logOf(mine, '/me/disclosures')).toEqual([]);
    await sql('UPDATE core.account SET person_id = $2 WHERE id = $1', [mine.id, id]);
    expect(await logOf(mine, '/me/disclosures')).toEqual([expect.objectContaining({ reason: '通知开会' })]);
    expect(await logOf(desk, '/me/disclosures')).toEqual([]);
    expect(await logOf(await asker('away', OFFICER, other), '/privacy/disclosures')).toEqual([]);
    expect((await desk.get('/privacy/disclosures')).status).toBe(403);
    for (const [query, count] of [
      ['q=通知', 1],
      ['q=王建', 1],
      ['q=没有', 0],
      ['q=%25', 0],
      ['atFrom=2999-01-01', 0],
      ['atTo=2999-01-01', 1],
    ] as const)
      expect(
        await logOf(officer, `/privacy/disclosures?${encodeURI(decodeURI(query)).replace('%2525', '%25')}`),
      ).toHaveLength(count);
    await expect(sql('DELETE FROM core.disclosure')).rejects.toThrow('only ever grows');
  });
});

describe('erasing a person', () => {
  test('says what stands in the way, ends nothing by itself, and asks for a fresh log-in', async () => {
    const { id } = await register();
    const [organisation, appointment] = [randomUUID(), randomUUID()];
    await sql(
      `INSERT INTO core.organisation (id, type, name, line, anchor_kind, unit_id, state, valid_from)
       VALUES ($1, 'party-committee', '东街党工委', 'party', 'unit', $2, 'active', '2020-01-01')`,
      [organisation, street],
    );
    await sql(
      `INSERT INTO core.appointment (id, person_id, organisation_id, post, kind, state, valid_from)
       VALUES ($1, $2, $3, 'secretary', 'full', 'in-force', '2026-01-01')`,
      [appointment, id, organisation],
    );
    const own = await asker('own', [], street);
    await sql('UPDATE core.account SET person_id = $2 WHERE id = $1', [own.id, id]);
    const barred = await officer.post<{ params: { barriers: { kind: string }[] } }>(`/people/${id}/anonymise`, {
      reason: '本人要求',
      version: 1,
    });
    expect(codeOf(barred)).toEqual([409, 'core.person.erase-barred']);
    expect(barred.body.params.barriers.map(({ kind }) => kind)).toEqual(['active', 'post', 'account']);
    expect(await sql('SELECT state FROM core.appointment WHERE id = $1', [appointment])).toEqual([
      { state: 'in-force' },
    ]);
    expect(CORE_STEP_UP['core.person.erase']).toMatchObject({ acr: 'gold' });
    expect((await desk.post(`/people/${id}/anonymise`, { reason: '本人要求', version: 1 })).status).toBe(403);
    const gone = await officer.post(`/people/${id}/anonymise`, { reason: '本人要求', version: 7 });
    expect(codeOf(gone)).toEqual([409, 'core.record.changed']);
  });

  test('leaves no word of them in any table, and the audit log as it was sealed', async () => {
    const secrets = { name: `欧阳秘密${tests}`, phone, code: `SECRET-${tests}` };
    const key = { 'idempotency-key': randomUUID() };
    const made = (await desk.post<PersonDetail>('/people', { ...secrets, unitId: street }, key)).body;
    await desk.patch(`/people/${made.id}`, { name: `欧阳改名秘密${tests}`, version: 1 });
    await reveal(desk, made.id);
    const holder = await asker('holder', [], street);
    await sql(
      `UPDATE core.account SET person_id = $2, display_name = $3, username = $4, disabled_at = now() WHERE id = $1`,
      [holder.id, made.id, secrets.name, `ouyang-mimi${tests}`],
    );
    const words = ['秘密' + String(tests), phone, secrets.code, `ouyang-mimi${tests}`];
    // The search itself finds what is there: otherwise it would prove nothing.
    expect(await placesOf(words)).toEqual(
      expect.arrayContaining(['core.person', 'core.account', 'core.idempotency_key']),
    );
    const left = await desk.post<PersonDetail>(`/people/${made.id}/leave`, { reason: '退休', version: 2 });
    const done = await officer.post<PersonDetail>(
      `/people/${made.id}/anonymise`,
      { reason: '本人要求', version: left.body.version },
      { 'idempotency-key': randomUUID() },
    );
    expect(done).toMatchObject({
      status: 200,
      body: { name: '***', state: 'anonymised', phone: null, code: null, account: null, actions: [] },
    });
    expect(await placesOf(words)).toEqual([]);
    const [line] = await sql<{ n: string; open: string }>(
      `SELECT count(*) AS n, count(*) FILTER (WHERE personal IS NOT NULL AND personal <> '[]') AS open
       FROM core.audit_entry WHERE target = $1`,
      [made.id],
    );
    // The lines are all there, with what they hold encrypted; the key is not.
    expect(Number(line?.n)).toBeGreaterThanOrEqual(5);
    expect(Number(line?.open)).toBeGreaterThanOrEqual(2);
    expect(await sql('SELECT wrapped FROM core.subject_key WHERE subject_id = $1', [made.id])).toEqual([
      { wrapped: null },
    ]);
    const auditKey = createPublicKey({
      key: JSON.parse(readFileSync(path.join(core.config.home, 'keys', 'audit.jwk.json'), 'utf8')) as Record<
        string,
        string
      >,
      format: 'jwk',
    });
    await core.until(async () => {
      const folder = new AnchorFolder(path.join(core.config.home, 'audit'));
      const report = await verifyLog({ client: core.database.client, folder, keys: [auditKey] });
      expect(report.findings).toEqual([]);
      return report.pending === 0 && report.lines > 0;
    }, 30_000);
    const back = await desk.post(`/people/${made.id}/return`, { version: done.body.version });
    expect(codeOf(back)).toEqual([409, 'core.person.wrong-state']);
    expect(codeOf(await reveal(desk, made.id))).toEqual([409, 'core.person.wrong-state']);
    // The same phone is nobody's now.
    expect((await desk.post('/people', { name: '新人', unitId: street, phone })).status).toBe(201);
  }, 60_000);

  /** Tables in which one of the words stands, in letters or as bytes. */
  async function placesOf(words: readonly string[]): Promise<string[]> {
    const tables = await sql<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
    );
    const forms = words.flatMap((word) => [word, Buffer.from(word).toString('hex')]);
    const found: string[] = [];
    for (const { name } of tables) {
      const rows = await sql(
        `SELECT FROM ${name} AS row WHERE EXISTS (SELECT FROM unnest($1::text[]) AS word WHERE strpos(row::text, word) > 0) LIMIT 1`,
        [forms],
      );
      if (rows.length > 0) found.push(name);
    }
    return found;
  }
});

describe('what is kept', () => {
  test('core says of every column about people what it is for', async () => {
    const { client } = core.database;
    const silent = await checkColumns(client, { owner: 'core', schema: 'core', declared: CORE_DATA });
    expect(silent.map(({ table, column }) => `${table}.${column}`)).toEqual([]);
    expect((await desk.get('/privacy/inventory')).status).toBe(403);
    const answer = await officer.get<object>('/privacy/inventory');
    const { items } = inventorySchema.parse(answer.body);
    expect(items).toContainEqual(
      expect.objectContaining({
        id: 'core.person.phone',
        class: 'sensitive',
        mask: 'phone',
        purpose: '因工作联系本人',
      }),
    );
    for (const { purpose } of items) expect(purpose ?? '').not.toMatch(/%|privacy\./);
  });

  test('what must not be kept is told to everybody, in words', async () => {
    const { items } = (await desk.get<{ items: DeniedRuleText[] }>('/privacy/denied-rules')).body;
    expect(items.length).toBeGreaterThan(15);
    for (const { id, title, why, examples } of items) {
      expect(title).not.toBe(id);
      expect(why).toBeTruthy();
      expect(examples.length).toBeGreaterThan(1);
    }
  });

  test('a text is scanned and forgotten', async () => {
    const text = `请联系王大爷 ${phone} 领取慰问品`;
    // Log-ins are written down beside the request that they came with.
    const written = `SELECT count(*) AS n FROM core.audit_entry WHERE kind <> 'session'`;
    const before = await sql<{ n: string }>(written);
    const key = { 'idempotency-key': randomUUID() };
    const answer = await desk.post<{ items: FoundText[] }>('/privacy/scan-text', { text }, key);
    expect(answer.body.items).toEqual([expect.objectContaining({ kind: 'mobile', from: 8, to: 18 })]);
    expect(JSON.stringify(answer.body)).not.toContain(phone);
    expect(await sql(written)).toEqual(before);
    expect(await sql('SELECT FROM core.idempotency_key WHERE key = $1', [key['idempotency-key']])).toEqual([]);
    for (const wrong of [{}, { text: 1 }, { text: ['x'] }, { text: 'x'.repeat(200_001) }])
      expect((await desk.post('/privacy/scan-text', wrong)).status).toBe(400);
  });
});

describe('whose an account is', () => {
  test('is said by whoever looks after accounts, and one person has one', async () => {
    const { id } = await register();
    const admin = await asker('admin', ['core.account.update', 'core.account.read'], street);
    const [first, second] = [await asker('first', [], street), await asker('second', [], street)];
    for (const { id: account } of [first, second]) await core.platform.grant(account, ['core.unit.read'], street);
    const link = (account: string, personId: unknown) =>
      admin.send<AccountDetail>('PUT', `/accounts/${account}/person`, { personId });
    const linked = await link(first.id, id);
    expect(linked).toMatchObject({ status: 200, body: { personId: id, personName: '王建国' } });
    expect((await desk.get<PersonDetail>(`/people/${id}`)).body.account).toMatchObject({
      id: first.id,
      disabled: false,
    });
    expect(codeOf(await link(second.id, id))).toEqual([409, 'core.account.person-taken']);
    expect(codeOf(await link(second.id, randomUUID()))).toEqual([400, 'core.account.unknown-person']);
    expect(codeOf(await link(admin.id, id))).toEqual([403, 'core.account.yourself']);
    expect(codeOf(await link(randomUUID(), id))).toEqual([404, 'core.account.not-found']);
    expect((await link(second.id, 'x')).status).toBe(400);
    const candidates = async () =>
      (await admin.get<{ items: AccountPerson[] }>('/accounts/people')).body.items.map(({ id: person }) => person);
    expect(await candidates()).not.toContain(id);
    const free = await link(first.id, null);
    expect(free.body).toMatchObject({ personId: null });
    expect(await candidates()).toContain(id);
    const both = await Promise.all([link(first.id, id), link(second.id, id)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await desk.send('PUT', `/accounts/${second.id}/person`, { personId: null })).status).toBe(403);
  });

  test('is chosen from names and posts alone, within reach, by whoever may not read people', async () => {
    const { id, unit } = await register();
    const admin = await asker('admin', ['core.account.read', 'core.account.update'], street);
    const find = (who: Asker, q: string) =>
      who.get<{ items: AccountPerson[] }>(`/accounts/people?q=${encodeURIComponent(q)}`);
    const found = await find(admin, '王建');
    expect(found.body.items.find((one) => one.id === id)).toEqual({
      id,
      name: '王建国',
      unit: unit.name,
      posts: [],
    });
    expect(JSON.stringify(found.body)).not.toContain(phone);
    expect((await find(admin, '%')).body.items).toEqual([]);
    const elsewhere = await asker('elsewhere', ['core.account.read', 'core.account.update'], other);
    const reader = await asker('reader', ['core.account.read'], street);
    expect((await find(reader, '王建')).body.items).toEqual([]);
    expect((await find(elsewhere, '王建')).body.items.map((one) => one.id)).not.toContain(id);
    expect((await find(desk, '王建')).status).toBe(403);
  });
});

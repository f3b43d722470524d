import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from '@linli/contracts';
import fc from 'fast-check';
import { startMemoPlugin } from '../testing/memo.plugin.ts';
import type { TestPlugin } from '../testing/test-plugin.ts';

interface Note {
  id: string;
  version: number;
}

const READ = 'memo.note.read';
const WRITE = 'memo.note.write';

describe('beside its unit, a row is reached', () => {
  let plugin: TestPlugin;
  let street: number;
  let other: number;
  let office: string;
  let company: string;

  beforeAll(async () => {
    plugin = await startMemoPlugin();
    street = await plugin.platform.unit('street');
    other = await plugin.platform.unit('street');
    office = await plugin.platform.organisation(other, '街道办');
    company = await plugin.platform.organisation(other, '物业公司');
  });
  afterAll(() => plugin?.close());

  /** A note somewhere, written past everything that guards it. */
  const note = async (unitId: number, names: { handler?: string | null; partner?: string | null } = {}) => {
    const writer = await plugin.platform.account('writer');
    await plugin.platform.grant(writer, [READ, WRITE], unitId);
    const id = randomUUID();
    const made = await (await plugin.as(writer)).post('/v1/notes', { id, unitId, text: 'row' });
    expect(made.status).toBe(201);
    await plugin.database.client.query('UPDATE plugin_memo.note SET handler_id = $2, partner_id = $3 WHERE id = $1', [
      id,
      names.handler ?? null,
      names.partner ?? null,
    ]);
    return { id, writer };
  };
  const rename = async (account: string, id: string) =>
    (await (await plugin.as(account)).post(`/v1/notes/${id}/rename`, { text: 'renamed', version: 1 })).status;
  const listed = async (account: string, address = '/v1/notes') =>
    (await (await plugin.as(account)).get<Page<Note>>(address)).body.items.map(({ id }) => id);

  describe('through an organisation that it names', () => {
    test('by whoever holds the permission there: to read with the one, to change with the other', async () => {
      const { id } = await note(street, { handler: office });
      const { id: unnamed } = await note(street);
      const reader = await plugin.platform.account('reader');
      await plugin.platform.grantAt(reader, [READ], office);
      expect(await listed(reader)).toEqual([id]);
      expect((await (await plugin.as(reader)).get(`/v1/notes/${unnamed}`)).status).toBe(404);
      expect(await rename(reader, id)).toBe(403);
      const worker = await plugin.platform.account('worker');
      await plugin.platform.grantAt(worker, [READ, WRITE], office);
      expect(await rename(worker, id)).toBe(201);
      expect(await rename(worker, unnamed)).toBe(404);
    });

    test('and by nobody of another one, nor through a permission that is held elsewhere', async () => {
      const { id } = await note(street, { handler: office });
      const stranger = await plugin.platform.account('stranger');
      await plugin.platform.grantAt(stranger, [READ, WRITE], company);
      expect((await (await plugin.as(stranger)).get(`/v1/notes/${id}`)).status).toBe(404);
      // Reading at the office, writing in another street: neither gives the other's reach.
      const mixed = await plugin.platform.account('mixed');
      await plugin.platform.grantAt(mixed, [READ], office);
      await plugin.platform.grant(mixed, [WRITE], other);
      expect(await rename(mixed, id)).toBe(403);
    });

    test('but nothing is added to a unit through it', async () => {
      const worker = await plugin.platform.account('adder');
      await plugin.platform.grantAt(worker, [READ, WRITE], office);
      const answer = await (
        await plugin.as(worker)
      ).post('/v1/notes', { id: randomUUID(), unitId: street, text: 'mine' });
      expect(answer.status).toBe(403);
    });

    test('once, however many ways there are to it', async () => {
      const both = await plugin.platform.account('both');
      await plugin.platform.grant(both, [READ], street);
      await plugin.platform.grantAt(both, [READ], office);
      await plugin.platform.grantAt(both, [READ], company);
      const { id } = await note(street, { handler: office, partner: company });
      const { id: far } = await note(other, { handler: office, partner: company });
      const found = await listed(both);
      expect(found.filter((each) => each === id)).toHaveLength(1);
      expect(found.filter((each) => each === far)).toHaveLength(1);
    });

    test('as the database’s own policies say, for any mixture of anchors', async () => {
      const units = [
        street,
        other,
        await plugin.platform.unit('community', street),
        await plugin.platform.unit('community', other),
      ];
      const organisations = [office, company];
      for (const unitId of units) {
        for (const handler of [null, ...organisations]) {
          for (const partner of [null, ...organisations]) await note(unitId, { handler, partner });
        }
      }
      const anchors = fc.record({ units: fc.subarray(units), organisations: fc.subarray(organisations) });
      await fc.assert(
        fc.asyncProperty(anchors, async (held) => {
          const account = await plugin.platform.account('any');
          for (const unit of held.units) await plugin.platform.grant(account, [READ], unit);
          for (const organisation of held.organisations) await plugin.platform.grantAt(account, [READ], organisation);
          if (held.units.length + held.organisations.length === 0) return true;
          const { rows } = await plugin.database.client.query<{ id: string }>(
            `SELECT n.id FROM plugin_memo.note n JOIN core.unit u ON u.id = n.unit_id
             WHERE EXISTS (SELECT FROM core.unit a WHERE a.id = ANY ($1) AND u.path <@ a.path) OR handler_id = ANY ($2) OR partner_id = ANY ($2)
             ORDER BY n.id LIMIT 50`,
            [held.units, held.organisations],
          );
          expect(await listed(account)).toEqual(rows.map(({ id }) => id));
          return true;
        }),
        { numRuns: 40 },
      );
    });
  });

  describe('through a loan', () => {
    const until = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
    const lend = async (lender: string, id: string, to: string, more: object = {}) =>
      (await plugin.as(lender)).post<{ loan: string; code: string }>(`/v1/notes/${id}/lend`, {
        to,
        permissions: [READ],
        until: until(10),
        ...more,
      });

    test('by the borrower alone, for what was lent, and listed as lent', async () => {
      const { id, writer } = await note(street);
      const { id: beside } = await note(street);
      const borrower = await plugin.platform.account('borrower');
      expect((await (await plugin.as(borrower)).get('/v1/notes')).status).toBe(403);
      expect((await lend(writer, id, borrower)).status).toBe(201);
      expect((await (await plugin.as(borrower)).get(`/v1/notes/${id}`)).status).toBe(200);
      expect((await (await plugin.as(borrower)).get(`/v1/notes/${beside}`)).status).toBe(404);
      expect(await listed(borrower, '/v1/notes/lent')).toEqual([id]);
      expect(await listed(borrower)).toEqual([]);
      expect(await rename(borrower, id)).toBe(403);
      expect((await lend(writer, id, borrower, { permissions: [READ, WRITE] })).status).toBe(201);
      expect(await rename(borrower, id)).toBe(201);
      expect(await rename(borrower, beside)).toBe(404);
    });

    test('until its instant, or until it is returned', async () => {
      const { id, writer } = await note(street);
      const borrower = await plugin.platform.account('returning');
      const { loan } = (await lend(writer, id, borrower)).body;
      const client = await plugin.as(borrower);
      expect((await client.post<{ over: boolean }>(`/v1/notes/loans/${loan}/return`)).body).toEqual({ over: true });
      expect((await (await plugin.as(borrower)).get(`/v1/notes/${id}`)).status).toBe(403);
      const short = (await lend(writer, id, borrower)).body.loan;
      await plugin.database.client.query(`UPDATE core.loan SET valid_to = now() WHERE id = $1`, [short]);
      const other = await plugin.platform.account('still-lent');
      await lend(writer, id, other);
      // Even with a token that still says that something is lent: the database looks at the clock.
      const stale = await plugin.sign(borrower, { lent: [READ], perms: {} });
      expect(
        (await plugin.call({ method: 'GET', url: `/v1/notes/${id}`, headers: { 'x-linli-context': stale } })).status,
      ).toBe(404);
    });

    test('and never lends more than the lender holds at the row’s unit by a grant', async () => {
      const { id } = await note(street, { handler: office });
      const borrower = await plugin.platform.account('to');
      const lenders: [string, (account: string) => Promise<void>][] = [
        ['of another street', (account) => plugin.platform.grant(account, [READ, WRITE], other)],
        ['through an organisation', (account) => plugin.platform.grantAt(account, [READ, WRITE], office)],
        [
          'without reading there',
          async (account) => {
            await plugin.platform.grant(account, [WRITE], street);
            await plugin.platform.grant(account, [READ], other);
          },
        ],
      ];
      for (const [what, equip] of lenders) {
        const lender = await plugin.platform.account('lender');
        await equip(lender);
        expect([what, (await lend(lender, id, borrower)).status]).toEqual([what, 403]);
      }
      // What is borrowed is not lent on.
      const { id: lentOn, writer } = await note(street);
      await lend(writer, lentOn, borrower, { permissions: [READ, WRITE] });
      const third = await plugin.platform.account('third');
      expect((await lend(borrower, lentOn, third)).status).toBe(403);
    });

    test.each([
      ['for ever', { until: '2999-01-01T00:00:00Z' }],
      ['in the past', { until: '2020-01-01T00:00:00Z' }],
      ['a permission of core', { permissions: ['core.unit.read'] }],
      ['nothing', { permissions: [] }],
    ])('is not to be had %s', async (_what, more) => {
      const { id, writer } = await note(street);
      const answer = await lend(writer, id, await plugin.platform.account('x'), more);
      expect(answer.status).toBe(400);
      expect(answer.body.code).toMatch(/^core\.loan\./);
      const { rows } = await plugin.database.client.query('SELECT FROM core.loan WHERE row_id = $1', [id]);
      expect(rows).toEqual([]);
    });

    test('names whom core vouched for: a plugin lends in nobody’s name', async () => {
      const { id, writer } = await note(street);
      const token = await plugin.sign(writer, { vouch: 'forged.{}' });
      const to = await plugin.platform.account('y');
      const answer = await plugin.call({
        method: 'POST',
        url: `/v1/notes/${id}/lend`,
        headers: { 'x-linli-context': token },
        body: { to, permissions: [READ], until: until(5) },
      });
      expect(answer.status).toBe(403);
    });
  });
});

import { readFileSync } from 'node:fs';
import { manifestSchema } from '@linli/contracts';
import { ScopedDb, flushAudit } from '@linli/sdk-server';
import type { RequestContext } from '@linli/sdk-server';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { BookingDetail } from '../../contract/index.ts';
import { aBooking, inDays, startPlaceWorld } from '../testing/place.world.ts';
import type { PlaceWorld } from '../testing/place.world.ts';
import { BookingRetention } from './booking-retention.ts';

let world: PlaceWorld;
beforeAll(async () => {
  world = await startPlaceWorld();
});
afterAll(() => world?.close());

const DAY = 86_400_000;
const NUMBER = '13912340987';
const { jobs = [], data } = manifestSchema.parse(JSON.parse(readFileSync('plugin.json', 'utf8')));
const JOB = jobs.find(({ id }) => id === 'retention')?.permissions ?? [];

/** One run, as the job has it: its own permissions, everywhere. */
function sweep(): Promise<number> {
  const { app } = world.plugin;
  const context: RequestContext = {
    account: { id: world.accountOf('street'), name: '阵地与文化' },
    acting: 'culture.booking.clear',
    scopes: new Map(JOB.map((each) => [each, [[world.at.district, 'district']]])),
    requestId: 'retention-test',
    locale: 'zh-CN',
  };
  const db = app.get(ScopedDb);
  return db.run(context, 'write', async () => {
    const swept = await app.get(BookingRetention, { strict: false }).sweep();
    await flushAudit(db);
    return swept;
  });
}
const query = (sql: string, values: unknown[] = []) => world.plugin.database.client.query(sql, values);
const read = async (id: string) => (await world.as('keeper').get<BookingDetail>(`/v1/bookings/${id}`)).body;
const taken = async (more: object) => (await world.take((await world.room()).id, more)).body;
const caller = { askerKind: 'person', asker: '周阿姨', phone: NUMBER } as const;

/** Rows of the plugin, by table, in which a text stands. */
async function tablesWith(text: string): Promise<string[]> {
  const { rows } = await query(`SELECT tablename FROM pg_tables WHERE schemaname = 'plugin_culture' ORDER BY 1`);
  const found: string[] = [];
  for (const { tablename } of rows as { tablename: string }[]) {
    const there = await query(`SELECT FROM plugin_culture."${tablename}" t WHERE t::text LIKE '%' || $1 || '%'`, [
      text,
    ]);
    if (there.rowCount) found.push(tablename);
  }
  return found;
}

test('a number is kept sealed, is masked on the page, and its key goes with it', async () => {
  const one = await taken({ ...caller, day: inDays(-1) });
  expect(one.phone).toBe('139****0987');
  expect((await read(one.id)).phone).toBe('139****0987');
  expect(await tablesWith(NUMBER)).toEqual([]);
  const change = {
    ...aBooking(one.room.id),
    ...{ day: inDays(-1), askerKind: 'person', asker: '周阿姨' },
    phone: undefined,
  };
  const moved = (await world.act(one, 'change', change)).body;
  expect(moved).toMatchObject({ version: 2, phone: '139****0987' });
  const approved = (await world.act(moved, 'approve', {}, 'street')).body;
  expect(approved.phone).toBe('139****0987');
  const keys = () => query('SELECT wrapped FROM core.plugin_subject_key WHERE subject_id = $1', [one.id]);
  expect((await keys()).rows).toMatchObject([{ wrapped: expect.anything() as unknown }]);
  expect((await world.act(approved, 'use', { headCount: 3 })).body).toMatchObject({ phone: null, asker: '周阿姨' });
  expect((await keys()).rows).toEqual([{ wrapped: null }]);
});

test('a month after its time nothing of whoever asked is kept, and no day earlier, whatever became of it', async () => {
  const kept = data.personalData.find(({ columns }) => columns.includes('caller_sealed'));
  expect([kept?.retentionDays, kept?.after]).toEqual([31, 'ends_at']);
  const asked = await taken({ ...caller, day: inDays(0), from: '09:00', to: '10:00' });
  const group = await taken({ day: inDays(0), phone: NUMBER });
  const later = await taken({ ...caller, day: inDays(5) });
  world.plugin.setClock(30 * DAY);
  await sweep();
  expect(await read(asked.id)).toMatchObject({ asker: '周阿姨', phone: '139****0987' });

  world.plugin.setClock(32 * DAY);
  expect(await sweep()).toBeGreaterThanOrEqual(2);
  expect(await read(asked.id)).toMatchObject({ state: 'asked', asker: null, phone: null });
  expect(await read(group.id)).toMatchObject({ asker: '文华里合唱队', phone: null });
  expect(await read(later.id)).toMatchObject({ asker: '周阿姨', phone: '139****0987' });
  const lines = await query(`SELECT action, kind FROM core.audit_entry WHERE target = $1 AND kind = 'job'`, [asked.id]);
  expect(lines.rows).toEqual([{ action: 'culture.booking.clear', kind: 'job' }]);
  expect(await sweep()).toBe(0);
  world.plugin.setClock(0);
});

test('a number from before they were sealed is sealed where it lies, and is there for whoever calls back', async () => {
  const one = await taken({ ...caller, phone: undefined });
  await query('UPDATE plugin_culture.booking SET caller_phone = $1 WHERE id = $2', [NUMBER, one.id]);
  expect((await read(one.id)).phone).toBe('139****0987');
  expect(await sweep()).toBeGreaterThan(0);
  expect(await tablesWith(NUMBER)).toEqual([]);
  const shown = await world.as('keeper').post<{ phone: string }>(`/v1/bookings/${one.id}/phone`);
  expect(shown.body.phone).toBe(NUMBER);
});

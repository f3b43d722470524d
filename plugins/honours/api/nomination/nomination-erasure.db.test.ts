import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SubjectKey, subjectsKeyOf, wrappingKeyOf } from '@linli/sdk-server';
import { AnchorFolder, sealLines, verifyLog } from '@linli/sdk-server/audit';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { NominationAction, NominationDetail, NominationHistory } from '../../contract/index.ts';
import { everyPlace } from '../testing/every-place.ts';
import { exportedWords, formsOf, readersOf } from '../testing/exported-words.ts';
import { startHonoursWorld } from '../testing/honours.world.ts';
import type { HonoursWorld, Said } from '../testing/honours.world.ts';

let world: HonoursWorld;
let anchors: AnchorFolder;
const { privateKey: sealKey } = generateKeyPairSync('ed25519');
const logged: string[] = [];
const listen = (chunk: string | Uint8Array) => {
  logged.push(String(chunk));
  return true;
};
beforeAll(async () => {
  jest.spyOn(process.stdout, 'write').mockImplementation(listen);
  jest.spyOn(process.stderr, 'write').mockImplementation(listen);
  world = await startHonoursWorld();
  anchors = new AnchorFolder(mkdtempSync(path.join(tmpdir(), 'linli-honours-')));
});
afterAll(async () => {
  jest.restoreAllMocks();
  await world?.close();
  rmSync(anchors.folder, { recursive: true, force: true });
});

const URL = '/v1/nominations';
const sql = async <T extends object>(text: string, values: unknown[] = []) =>
  (await world.plugin.database.client.query<T>(text, values)).rows;

/** Every field of somebody, in words that stand nowhere else. */
function planted(mark: string) {
  const said = {
    nominee: `靐${mark}某某`,
    deed: `事迹${mark}甲`,
    contact: `1390000${mark.slice(0, 4)}`,
    nominator: `龘${mark}某某`,
    nominatorContact: `1370000${mark.slice(0, 4)}`,
    class: 'courage',
    source: 'organisation',
    door: 'paper',
  } satisfies Said;
  const finding = `核实${mark}乙`;
  // The masks too: a first letter with stars is a trace.
  return { said, finding, words: [mark, '靐***', '龘***', said.contact, said.nominatorContact] };
}

test.each<[string, NominationAction, NominationAction[]]>([
  ['declines as soon as they hear of it', 'decline', []],
  ['declines after two have verified it', 'decline', ['accept', 'verify', 'verify-again']],
  ['takes their consent back', 'withdraw', ['accept', 'verify', 'verify-again', 'consent']],
])('of somebody who %s nothing is to be read anywhere, and the audit log is as it was sealed', async (_, end, way) => {
  const mark = String(Math.floor(Math.random() * 9e7) + 1e7);
  const { said, finding, words } = planted(mark);
  const nextKey = () => randomUUID();
  let one = (await world.enter(said, nextKey())).body as NominationDetail;
  const joined = (await world.enter({ ...said, nominator: undefined, nominatorContact: undefined }, nextKey())).body;
  const like = await world.step(joined, 'merge', { into: one.id }, nextKey());
  expect(like.status).toBe(200);
  for (const action of way) {
    const more = action.startsWith('verify') ? { finding } : {};
    one = (await world.step(one, action, more, nextKey())).body;
  }
  await world.as('verifier').get(`${URL}/${one.id}/about`);
  await world.as('verifier').post(`${URL}/${one.id}/contact`, { purpose: 'consent' });
  const taken = await world.as('entry').workbook(`${URL}?class=courage`);
  expect(JSON.stringify(taken.body)).toContain('靐*');
  // What is asked for wrongly is not written down either.
  await world.enter({ ...said, deed: '' }, nextKey());
  const ids = [one.id, joined.id];

  // Before: nobody's name stands anywhere as it is, but what is sealed opens, and the search finds what there is.
  expect(await placesOf(words)).toEqual([]);
  for (const id of ids) expect(await everyPlace(world, id)).toContain('plugin_honours.idempotency_key.body');
  expect((await sealedTexts(ids)).join()).toContain(mark);

  const gone = await world.step(one, end, {}, nextKey());
  expect(gone.body).toMatchObject({ state: 'declined', nominee: null, class: null, source: null, door: null });

  // In no table, however it is written; in no log.
  expect(await placesOf(words)).toEqual([]);
  expect(words.filter((word) => logged.join('').includes(word))).toEqual([]);
  // In no workbook that somebody takes of a list.
  const { found, read } = await exportedWords(readersOf(world, [world.district]), words);
  expect(found).toEqual([]);
  expect(read).toBeGreaterThanOrEqual(8);
  // What stands sealed in the audit log is there still, and opens no more: the key is destroyed.
  expect(await sealedTexts(ids)).toEqual([]);
  const [line] = await sql<{ n: number }>(
    `SELECT count(*)::integer AS n FROM core.audit_entry WHERE target = ANY ($1) AND jsonb_array_length(personal) > 0`,
    [ids],
  );
  expect(line?.n).toBeGreaterThanOrEqual(3);
  expect(await sql('SELECT wrapped FROM core.plugin_subject_key WHERE subject_id = ANY ($1)', [ids])).toEqual([
    { wrapped: null },
    { wrapped: null },
  ]);
  // Answers kept for repeated requests are gone, but that of the clearing itself.
  expect(await everyPlace(world, joined.id)).not.toContain('plugin_honours.idempotency_key.body');
  // Nothing waits, and nobody's step is told but the last one.
  expect(await sql('SELECT FROM core.todo WHERE record_id = ANY ($1)', [ids])).toEqual([]);
  for (const [id, actions] of [
    [one.id, [end]],
    [joined.id, []],
  ] as const) {
    const { items } = (await world.as('entry').get<NominationHistory>(`${URL}/${id}/history`)).body;
    expect(items.map(({ action }) => action)).toEqual(actions);
  }
  // Whoever knew the id is told that, and no more; and nothing can be kept of them again.
  for (const id of ids) {
    const seen = await world.as('verifier').get<NominationDetail>(`${URL}/${id}`);
    expect(seen.body).toMatchObject({
      nominee: null,
      class: null,
      mergedInto: null,
      erasedOn: world.today,
      actions: [],
    });
    const about = await world.as('verifier').get<{ code: string }>(`${URL}/${id}/about`);
    expect([about.status, about.body.code]).toEqual([409, 'honours.nomination.cleared']);
  }
  await sealedLogHolds();
});

test('what was asked again after the clearing is answered by what there is then', async () => {
  const entered = await world.enter({ nominee: '靐再来一次' }, 'again-after');
  await world.step(entered.body, 'decline', {}, 'again-decline');
  const again = await world.step(entered.body, 'decline', {}, 'again-decline');
  expect(again.body).toMatchObject({ state: 'declined', nominee: null });
  expect(await placesOf(['靐'])).toEqual([]);
});

test('others of the same round stay as they are', async () => {
  const stays = await world.nomination('verified', { nominee: '郑留下' });
  await world.nomination('declined');
  const about = await world.as('verifier').get<{ nominee: string }>(`${URL}/${stays.id}/about`);
  expect(about.body.nominee).toBe('郑留下');
});

/** Where in the whole database one of the words stands: in letters, as bytes, or in the letters that bytes are written in. */
async function placesOf(words: readonly string[]): Promise<string[]> {
  const forms = words.flatMap(formsOf);
  const found: string[] = [];
  for (const form of new Set(forms.filter((each) => each !== ''))) found.push(...(await everyPlace(world, form)));
  return [...new Set(found)];
}

/** What the holder of the wrapping key, who also has the whole database, can read of them in the audit log. */
async function sealedTexts(ids: readonly string[]): Promise<string[]> {
  const wrapping = wrappingKeyOf(subjectsKeyOf('test-master-key', 'honours'));
  const keys = await sql<{ id: string; wrapped: Buffer | null }>(
    'SELECT subject_id AS id, wrapped FROM core.plugin_subject_key WHERE subject_id = ANY ($1)',
    [ids],
  );
  const lines = await sql<{ personal: { subject: string; cipher: string }[] }>(
    'SELECT personal FROM core.audit_entry WHERE target = ANY ($1) AND personal IS NOT NULL',
    [ids],
  );
  const texts: string[] = [];
  for (const { subject, cipher } of lines.flatMap(({ personal }) => personal)) {
    const wrapped = keys.find(({ id }) => id === subject)?.wrapped;
    if (!wrapped) continue;
    const subjectKey = SubjectKey.unwrap(subject, wrapped, wrapping);
    const line = JSON.parse(subjectKey.open('audit', Buffer.from(cipher, 'base64'))) as {
      after: { sealed?: string } | null;
    };
    const sealed = line.after?.sealed;
    if (sealed) texts.push(subjectKey.open('about', Buffer.from(sealed, 'base64')));
  }
  return texts;
}

/** The chain of the audit log, sealed on and checked from its beginning. */
async function sealedLogHolds(): Promise<void> {
  const { client } = world.plugin.database;
  await sealLines({ client, folder: anchors, key: sealKey });
  const report = await verifyLog({ client, folder: anchors, keys: [sealKey] });
  expect(report.findings).toEqual([]);
}

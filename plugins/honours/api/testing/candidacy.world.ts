import { readFileSync } from 'node:fs';
import { manifestSchema } from '@linli/contracts';
import type { Problem } from '@linli/contracts';
import { WorkingDays } from '@linli/sdk-server';
import type { TestAnswer, TestClient } from '@linli/sdk-server/testing';
import type { CandidacyDetail, NominationDetail, OpinionDetail } from '../../contract/index.ts';
import { startHonoursWorld } from './honours.world.ts';
import type { HonoursWorld, Said } from './honours.world.ts';

export const CANDIDACIES = '/v1/candidacies';
export const OPINIONS = '/v1/opinions';

/** The plugin in a world with candidates, and what core's pages do with their notices. */
export interface CandidacyWorld extends HonoursWorld {
  /** Two people who hold the role of the district, there. */
  clerk: TestClient;
  chief: TestClient;
  body: string;
  candidacy(said?: Said): Promise<CandidacyDetail>;
  act(by: string | TestClient, one: CandidacyDetail, action: string, said?: object): Promise<Answered>;
  ask(one: CandidacyDetail, days?: number): Promise<OpinionDetail & Problem>;
  shortlisted(said?: Said): Promise<CandidacyDetail>;
  /** What the panel comes to, without a panel. */
  recommended(said?: Said): Promise<CandidacyDetail>;
  noticed(shownText: string, said?: Said): Promise<CandidacyDetail>;
  /** What core's page writes when the second person publishes it on a day. */
  publishInCore(one: CandidacyDetail, on: string): Promise<string>;
  object(one: CandidacyDetail, text?: string): Promise<unknown>;
  answerObjection(one: CandidacyDetail, state: 'upheld' | 'not-upheld'): Promise<unknown>;
  setDay(day: string): void;
}
type Answered = TestAnswer<CandidacyDetail & Problem>;

export async function startCandidacyWorld(): Promise<CandidacyWorld> {
  const world = await startHonoursWorld();
  const { roles } = manifestSchema.parse(JSON.parse(readFileSync('plugin.json', 'utf8')));
  const held = roles.find(({ id }) => id === 'honours.district')?.permissions ?? [];
  const [clerk, chief] = [await world.somebody([...held], 'district'), await world.somebody([...held], 'district')];
  const query = (sql: string, values: unknown[]) =>
    world.plugin.database.client.query<Record<string, unknown>>(sql, values);
  const { rows } = await query(
    `INSERT INTO core.organisation (id, type, name, line, anchor_kind, unit_id, state)
     VALUES (gen_random_uuid(), 'residents-committee', '区司法局', 'government', 'unit', $1, 'active') RETURNING id`,
    [world.at.district],
  );
  const body = String(rows[0]?.['id']);
  const as = (by: string | TestClient) => (typeof by === 'string' ? world.as(by) : by);
  const act: CandidacyWorld['act'] = (by, { id, version }, action, said = {}) =>
    as(by).post(`${CANDIDACIES}/${id}/${action}`, { version, ...said });
  const done = async (asked: Promise<Answered>) => {
    const answer = await asked;
    if (answer.status >= 300) throw new Error(JSON.stringify(answer.body));
    return answer.body;
  };
  const candidacy = async (said?: Said) => {
    const { id }: NominationDetail = await world.nomination('consented', said);
    return done(world.as('street').post(CANDIDACIES, { nominationId: id }));
  };
  const ask: CandidacyWorld['ask'] = async ({ id }, days = 5) =>
    (await world.as('street').post<OpinionDetail & Problem>(OPINIONS, { candidacyId: id, organisationId: body, days }))
      .body;
  const shortlisted = async (said?: Said) => {
    const one = await candidacy(said);
    const opinion = await ask(one);
    const words = { verdict: 'no-objection', words: '没有不良记录', version: opinion.version };
    await world.as('street').post(`${OPINIONS}/${opinion.id}/answer`, words);
    return done(act('street', one, 'shortlist'));
  };
  const recommended = async (said?: Said) => {
    const one = await shortlisted(said);
    await query(`UPDATE plugin_honours.candidacy SET state = 'recommended', version = version + 1 WHERE id = $1`, [
      one.id,
    ]);
    return { ...one, version: one.version + 1 };
  };
  const noticeOf = ({ notice }: CandidacyDetail) => notice?.notice;
  return {
    ...world,
    ...{ clerk, chief, body, candidacy, act, ask, shortlisted, recommended },
    noticed: async (shownText, said) => done(act(clerk, await recommended(said), 'publish', { shownText, days: 5 })),
    async publishInCore(one, on) {
      const { day, until } = new WorkingDays().deadline(on, 5);
      await query(
        `UPDATE core.notice SET state = 'published', published_on = $2, ends_on = $3, objections_on = $3, over_at = $4
         WHERE id = $1`,
        [noticeOf(one), on, day, until],
      );
      return day;
    },
    object: (one, text = '事迹不实') =>
      query(
        `INSERT INTO core.notice_objection (id, notice_id, door, text, entered_by)
         SELECT gen_random_uuid(), $1, 'counter', $2, opened_by FROM core.notice WHERE id = $1`,
        [noticeOf(one), text],
      ),
    answerObjection: (one, state) =>
      query(
        `UPDATE core.notice_objection o SET state = $2, reply = '经核实', answered_by = n.opened_by FROM core.notice n
         WHERE o.notice_id = $1 AND n.id = $1 AND o.state = 'open'`,
        [noticeOf(one), state],
      ),
    setDay: (day) => world.plugin.setClock(Date.parse(`${day}T09:00:00+08:00`) - Date.now()),
  };
}

import { randomUUID } from 'node:crypto';
import { problemSchema } from '@linli/contracts';
import type { TestCore } from './test-core.ts';

export interface Answer<T> {
  status: number;
  body: T;
}

/** Somebody who asks core, in Chinese. */
export interface Asker {
  id: string;
  get<T>(path: string): Promise<Answer<T>>;
  post<T>(path: string, body: unknown): Promise<Answer<T>>;
}

/** An account with permissions at a unit. */
export async function asker(core: TestCore, name: string, permissions: string[], unitId: number): Promise<Asker> {
  const { id, authorization } = await core.person(name, [[permissions, unitId]]);
  const send = async <T>(method: string, path: string, body?: unknown): Promise<Answer<T>> => {
    const headers = {
      authorization,
      'accept-language': 'zh-CN',
      ...(body ? { 'content-type': 'application/json' } : {}),
    };
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const answer = await core.send(`/api/core/v1${path}`, { method, headers, ...sent });
    return { status: answer.status, body: answer.json<T>() };
  };
  return {
    id,
    get: (path) => send('GET', path),
    post: (path, body) => send('POST', path, body),
  };
}

/** What a problem says, with words of its own and every blank filled in. */
export function problemOf({ status, body }: Answer<unknown>) {
  const problem = problemSchema.parse(body);
  if (problem.title === problem.code || !problem.remedy || /\{\{/.test(problem.title + problem.remedy))
    throw new Error(`${problem.code} has no words, or a blank in them: ${problem.title}`);
  return {
    status,
    code: problem.code,
    field: problem.errors?.[0]?.field,
    title: problem.title,
    params: problem.params,
  };
}

export interface TestBody {
  type: string;
  subtype?: string | null;
  unitId: number;
  superiorId?: string | null;
  state?: string;
  validFrom?: string | null;
  validTo?: string | null;
  name?: string;
  /** The entrance that it is anchored at. */
  entrance?: string;
}

export interface TestAppointment {
  person: string;
  body: string;
  post: string;
  kind?: string;
  seat?: string | null;
  state?: string;
  from: string;
  to?: string | null;
  termEnd?: string | null;
}

/** People, bodies and appointments of a test, written where core keeps them. */
export class TestPeople {
  constructor(private readonly core: TestCore) {}

  async person(unitId: number, name: string, state = 'active'): Promise<string> {
    const id = randomUUID();
    await this.query('INSERT INTO core.person (id, name, unit_id, state) VALUES ($1, $2, $3, $4)', [
      id,
      name,
      unitId,
      state,
    ]);
    return id;
  }

  async body({
    type,
    subtype,
    unitId,
    superiorId,
    state,
    validFrom,
    validTo,
    name,
    entrance,
  }: TestBody): Promise<string> {
    const id = randomUUID();
    await this.query(
      `INSERT INTO core.organisation (id, type, subtype, name, line, superior_id, anchor_kind, anchor_place, unit_id, state, valid_from, valid_to)
       VALUES ($1, $2, $3, $4, 'party', $5, CASE WHEN $10::text IS NULL THEN 'unit' ELSE 'entrance' END, $10, $6, $7, $8, $9)`,
      [
        id,
        type,
        subtype ?? null,
        name ?? `${type} ${id.slice(0, 4)}`,
        superiorId ?? null,
        unitId,
        state ?? 'active',
        validFrom === undefined ? '2026-01-01' : validFrom,
        validTo ?? null,
        entrance ?? null,
      ],
    );
    return id;
  }

  async appointment({
    person,
    body,
    post,
    kind = 'concurrent',
    seat,
    state,
    from,
    to,
    termEnd,
  }: TestAppointment): Promise<string> {
    const id = randomUUID();
    await this.query(
      `INSERT INTO core.appointment (id, person_id, organisation_id, post, kind, seat, from_name, state, valid_from, valid_to, term_end)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        id,
        person,
        body,
        post,
        kind,
        seat ?? null,
        kind === 'seconded' || kind === 'part-time' ? '区教育局' : null,
        state ?? 'in-force',
        from,
        to ?? null,
        termEnd ?? null,
      ],
    );
    return id;
  }

  private query(sql: string, values: unknown[]) {
    return this.core.database.client.query(sql, values);
  }
}

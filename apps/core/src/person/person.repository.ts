import { MAX_PAGED_ROWS, phoneSchema } from '@linli/contracts';
import type { Anchor, Day, Person, PersonDetail, PersonMatch, PersonQuery } from '@linli/contracts';
import { maskValue, ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { placedReach, unitAnchor } from '../access/placed-reach.ts';
import { heldOn, instant, organisationRef, placePath, unitRef } from '../body/body.sql.ts';
import { likeText, SqlParameters } from '../body/sql-parameters.ts';
import { SubjectVault } from '../privacy/subject-vault.ts';
import { personReach } from './person-reach.ts';
import { PERSON_COLUMNS } from './person.row.ts';
import type { PersonRow } from './person.row.ts';

const ORDER: Record<PersonQuery['sort'], string> = {
  place: 'p.unit_path, p.name, p.id',
  name: 'p.name, p.id',
  newest: 'p.created_at DESC, p.id',
};
const SHOWN_POSTS = 3;
/** Shown for a number that is there but cannot be read with the installation's keys. */
const UNREADABLE = '***';

type Sealed<T> = Omit<T, 'phone'> & { phone: Buffer | null };
type Scopes = ReadonlyMap<string, readonly Anchor[]>;

/** Reads people. Who may see whom comes in as anchors; a phone number goes out masked. */
@Injectable()
export class PersonRepository {
  constructor(
    private readonly db: ScopedDb,
    private readonly vault: SubjectVault,
  ) {}

  async find(id: string): Promise<PersonRow | undefined> {
    return this.row(id, '');
  }

  /** The row, held against other writers until the end of the transaction. */
  async lock(id: string): Promise<PersonRow | undefined> {
    return this.row(id, 'FOR NO KEY UPDATE OF p');
  }

  /** Which of the permissions reach the person through a post held on the day. */
  async throughPost(id: string, scopes: Scopes, today: Day): Promise<Set<string>> {
    const parameters = new SqlParameters();
    const [person, onDay] = [parameters.add(id), `${parameters.add(today)}::date`];
    const named = [...scopes.keys()];
    if (named.length === 0) return new Set();
    const columns = named.map((name, i) => `bool_or(${placedReach('o', scopes.get(name), parameters)}) AS "${i}"`);
    const [row = {}] = await this.query<Record<string, boolean | null>>(
      `SELECT ${columns.join(', ')} FROM core.appointment a JOIN core.organisation o ON o.id = a.organisation_id
       WHERE a.person_id = ${person} AND ${heldOn('a', onDay)}`,
      parameters.values,
    );
    return new Set(named.filter((_, i) => row[i] === true));
  }

  async page(query: PersonQuery, scopes: Scopes, today: Day): Promise<{ items: Person[]; total: number }> {
    const parameters = new SqlParameters();
    const onDay = `${parameters.add(today)}::date`;
    const where = [
      ...this.conditions(query, onDay, parameters),
      ...(await this.where(query, scopes, parameters, onDay)),
    ];
    const from = `FROM core.person p WHERE ${where.join(' AND ')} AND ${onDay} IS NOT NULL`;
    const counting = parameters.values.length;
    const chosen = `SELECT p.* ${from} ORDER BY ${ORDER[query.sort]}
      LIMIT ${parameters.add(query.pageSize)} OFFSET ${parameters.add((query.page - 1) * query.pageSize)}`;
    const listed = this.listed(chosen, onDay, scopes, parameters);
    const [rows, counted] = await Promise.all([
      this.query<Sealed<Person>>(`${listed} ORDER BY ${ORDER[query.sort]}`, parameters.values),
      this.query<{ total: number }>(
        `SELECT count(*)::integer AS total FROM (SELECT ${from} LIMIT ${MAX_PAGED_ROWS + 1}) AS counted`,
        parameters.values.slice(0, counting),
      ),
    ]);
    return { items: await this.masked(rows), total: counted[0]?.total ?? 0 };
  }

  /** One person as a list shows them, with the further facts of their page. */
  async detail(id: string, scopes: Scopes, today: Day): Promise<Omit<PersonDetail, 'actions'> | undefined> {
    const parameters = new SqlParameters();
    const chosen = `SELECT p.* FROM core.person p WHERE p.id = ${parameters.add(id)}`;
    const onDay = `${parameters.add(today)}::date`;
    const more = `, ${placePath('p')} AS ancestors, ${instant('p.created_at')} AS "createdAt",
      (SELECT jsonb_build_object('id', c.id, 'username', c.username, 'disabled', c.disabled_at IS NOT NULL)
        FROM core.account c WHERE c.person_id = p.id) AS account`;
    const rows = await this.query<Sealed<Omit<PersonDetail, 'actions'>>>(
      this.listed(chosen, onDay, scopes, parameters, more),
      parameters.values,
    );
    return (await this.masked(rows))[0];
  }

  /** Whom somebody of that phone number, or of that name in that unit, may be the same as. */
  async matches(
    wanted: { name: string; unitId: number; phoneHash: Buffer | null },
    reach: readonly Anchor[],
    today: Day,
  ): Promise<PersonMatch[]> {
    const parameters = new SqlParameters();
    const hash = `${parameters.add(wanted.phoneHash)}::bytea`;
    const [name, unit] = [parameters.add(wanted.name), parameters.add(wanted.unitId)];
    const readable = personReach('p', reach, parameters, `${parameters.add(today)}::date`);
    const rows = await this.query<PersonMatch>(
      `SELECT p.id, p.name, u.name AS unit, CASE WHEN p.phone_hash = ${hash} THEN 'phone' ELSE 'name' END AS by,
         ${readable} AS readable
       FROM core.person p JOIN core.unit u ON u.id = p.unit_id
       WHERE p.state <> 'anonymised' AND (p.phone_hash = ${hash} OR (p.name = ${name} AND p.unit_id = ${unit}))
       ORDER BY 4 DESC, p.created_at LIMIT 5`,
      parameters.values,
    );
    return rows.map((row) => (row.readable ? row : { ...row, name: String(maskValue(row.name, 'name')) }));
  }

  async codeTaken(code: string, except: string | null): Promise<boolean> {
    const rows = await this.query<unknown>(
      'SELECT 1 FROM core.person WHERE code = $1 AND id IS DISTINCT FROM $2::uuid',
      [code, except],
    );
    return rows.length > 0;
  }

  private async row(id: string, lock: string): Promise<PersonRow | undefined> {
    const [row] = await this.query<PersonRow>(
      `SELECT ${PERSON_COLUMNS} FROM core.person p JOIN core.unit u ON u.id = p.unit_id WHERE p.id = $1 ${lock}`,
      [id],
    );
    return row;
  }

  private listed(chosen: string, onDay: string, scopes: Scopes, parameters: SqlParameters, more = ''): string {
    const locale = parameters.add(this.db.context.locale);
    const readable = placedReach('o', scopes.get('core.organisation.read'), parameters);
    return `SELECT p.id, p.name, p.state, p.code, p.phone, p.unit_id AS "unitId", ${unitRef('u')} AS unit, p.version,
        COALESCE(held.posts, '[]') AS posts, COALESCE(held.n, 0)::integer AS "postCount"${more}
      FROM (${chosen}) AS p
      JOIN core.unit u ON u.id = p.unit_id
      LEFT JOIN LATERAL (
        SELECT count(*) AS n, jsonb_agg(post.value ORDER BY post.no) FILTER (WHERE post.no <= ${SHOWN_POSTS}) AS posts
        FROM (SELECT row_number() OVER (ORDER BY t.position, a.valid_from, a.id) AS no,
            jsonb_build_object('appointmentId', a.id, 'post', t.id, 'postTitle', COALESCE(t.title ->> ${locale}, t.id),
              'kind', a.kind, 'organisation', ${organisationRef('o', readable)}) AS value
          FROM core.appointment a JOIN core.organisation o ON o.id = a.organisation_id JOIN core.post_type t ON t.id = a.post
          WHERE a.person_id = p.id AND ${heldOn('a', onDay)}) AS post) AS held ON true`;
  }

  /** Reach, and the unit that the list is narrowed to. */
  private async where(
    { unitId }: PersonQuery,
    scopes: Scopes,
    parameters: SqlParameters,
    onDay: string,
  ): Promise<string[]> {
    const anchors = scopes.get('core.person.read');
    const reach = () => personReach('p', anchors, parameters, onDay);
    if (unitId === undefined) return [reach()];
    const [unit] = await this.query<{ path: string }>('SELECT path::text AS path FROM core.unit WHERE id = $1', [
      unitId,
    ]);
    const above = new Set(unit?.path.split('.').map(Number));
    const inside = personReach('p', await unitAnchor(this.db, unitId), parameters, onDay);
    // A unit within reach is a narrower reach: the wider one has nothing to add.
    return anchors?.some(([id]) => above.has(id)) ? [inside] : [inside, reach()];
  }

  private conditions(query: PersonQuery, onDay: string, parameters: SqlParameters): string[] {
    const where: string[] = [];
    // Who is erased is listed for those who ask for it: there is nothing to read.
    where.push(query.state ? `p.state = ${parameters.add(query.state)}` : `p.state <> 'anonymised'`);
    const holds = (more: string) =>
      `EXISTS (SELECT FROM core.appointment a WHERE a.person_id = p.id AND ${heldOn('a', onDay)}${more})`;
    if (query.organisationId !== undefined)
      where.push(holds(` AND a.organisation_id = ${parameters.add(query.organisationId)}`));
    if (query.without === 'post') where.push(`NOT ${holds('')}`);
    if (query.q !== undefined) {
      const like = parameters.add(likeText(query.q));
      const phone = phoneSchema.safeParse(query.q);
      const hash = phone.success ? ` OR p.phone_hash = ${parameters.add(this.vault.hashPhone(phone.data))}` : '';
      where.push(`(p.name ILIKE '%' || ${like} || '%' OR p.code ILIKE ${like} || '%'${hash})`);
    }
    return where;
  }

  private async masked<T extends { id: string; phone: Buffer | null }>(
    rows: T[],
  ): Promise<(Omit<T, 'phone'> & { phone: string | null })[]> {
    const phones = await this.vault.openAll(
      'phone',
      rows.map(({ id, phone }) => ({ subject: id, sealed: phone })),
    );
    return rows.map((row, i) => {
      const phone = phones[i];
      return { ...row, phone: phone === undefined ? UNREADABLE : maskedPhone(phone) };
    });
  }

  private query<T>(sql: string, parameters: unknown[]): Promise<T[]> {
    return this.db.manager.query<T[]>(sql, parameters);
  }
}

function maskedPhone(phone: string | null): string | null {
  return phone === null ? null : String(maskValue(phone, 'phone'));
}

import { postsOf, scanText } from '@linli/contracts';
import type { OrganisationState, OrganisationType, UnitId } from '@linli/contracts';
import { ScopedDb, Texts } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { HIRE_POSTS } from '../../contract/index.ts';
import type {
  HireFault,
  HireListCheck,
  HireListColumn,
  HireListRow,
  HirePost,
  HireSheet,
} from '../../contract/index.ts';
import { isPlainName, readHireSheet } from './hire-sheet.ts';
import type { ListedName } from './hire-sheet.ts';

interface Body {
  id: string;
  name: string;
  type: OrganisationType;
  state: OrganisationState;
  unitId: UnitId;
  unit: string;
}

/** A row that can be entered. */
export interface GoodRow {
  name: string;
  organisationId: string;
  organisationName: string;
  post: HirePost;
  unitId: UnitId;
}

export interface CheckedList extends HireListCheck {
  /** The rows that nothing is wrong with. */
  good: GoodRow[];
}

type Wrong =
  | 'name-missing'
  | 'name-bad'
  | 'numbers'
  | 'body-missing'
  | 'body-unknown'
  | 'body-ended'
  | 'body-not-yet'
  | 'body-several'
  | 'post-missing'
  | 'post-unknown'
  | 'post-elsewhere';

/** What a list would be, with everything that is wrong with it, each fault at its row and column. Nothing is saved. */
@Injectable()
export class HireListService {
  constructor(
    private readonly db: ScopedDb,
    private readonly texts: Texts,
  ) {}

  async check(sheet: HireSheet, unitId: UnitId): Promise<CheckedList> {
    const listed = await readHireSheet(sheet);
    const bodies = await this.bodiesNamed([...new Set(listed.map(({ organisation }) => organisation))], unitId);
    const counts = new Map<string, number>();
    for (const each of listed) counts.set(keyOf(each), (counts.get(keyOf(each)) ?? 0) + 1);
    const good: GoodRow[] = [];
    const rows = listed.map((each): HireListRow => {
      const named = bodies.filter(({ name }) => name === each.organisation);
      const active = named.filter(({ state }) => state === 'active');
      const [body] = active.length === 1 ? active : named;
      const post = this.postOf(each.post);
      const faults = this.faultsOf(each, { named, active, post });
      if (faults.length === 0 && body && post)
        good.push({ name: each.name, organisationId: body.id, organisationName: body.name, post, unitId: body.unitId });
      const unit = body ? { id: body.unitId, name: body.unit } : null;
      return { ...each, unit, faults, namesake: each.name !== '' && (counts.get(keyOf(each)) ?? 0) > 1 };
    });
    const faulty = rows.filter(({ faults }) => faults.length > 0).length;
    return { rows, total: rows.length, faulty, namesakes: rows.filter(({ namesake }) => namesake).length, good };
  }

  private faultsOf(
    { row, name, organisation, post: postWord }: ListedName,
    { named, active, post }: { named: Body[]; active: Body[]; post: HirePost | undefined },
  ): HireFault[] {
    const faults: HireFault[] = [];
    const wrong = (column: HireListColumn, what: Wrong, params: Record<string, unknown> = {}) => {
      const code = `training.hire.row-${what}`;
      faults.push({ row, column, code, message: this.word(`hire.fault.${what}`, params) });
    };
    if (name === '') wrong('name', 'name-missing');
    else if (scanText(name).length > 0) wrong('name', 'numbers');
    else if (!isPlainName(name)) wrong('name', 'name-bad');
    const [only] = active;
    if (organisation === '') wrong('organisation', 'body-missing');
    else if (named.length === 0) wrong('organisation', 'body-unknown', { name: organisation.slice(0, 60) });
    else if (active.length > 1) wrong('organisation', 'body-several', { name: organisation });
    else if (!only)
      wrong('organisation', named.some(({ state }) => ENDED.has(state)) ? 'body-ended' : 'body-not-yet', {
        name: organisation,
      });
    const posts = HIRE_POSTS.map((id) => this.word(`hire.post.${id}`)).join('、');
    if (postWord === '') wrong('post', 'post-missing', { posts });
    else if (!post) wrong('post', 'post-unknown', { post: postWord.slice(0, 20), posts });
    else if (only && !postsOf(only.type).some(({ id }) => id === post))
      wrong('post', 'post-elsewhere', { name: only.name, post: this.word(`hire.post.${post}`) });
    return faults;
  }

  private postOf(word: string): HirePost | undefined {
    return HIRE_POSTS.find(
      (id) =>
        word === id || (['zh-CN', 'en'] as const).some((locale) => this.texts.find(locale, `hire.post.${id}`) === word),
    );
  }

  /** Bodies with one of these names in the unit and below it. */
  private bodiesNamed(names: string[], unitId: UnitId): Promise<Body[]> {
    return this.db.manager.query<Body[]>(
      `SELECT o.id, o.name, o.type, o.state, o.unit_id AS "unitId", u.name AS unit
       FROM core_pub.organisation_v1 o JOIN core_pub.unit_v1 u ON u.id = o.unit_id
       WHERE o.name = ANY ($1) AND $2::text = ANY (string_to_array(u.path, '.'))`,
      [names, unitId],
    );
  }

  private word(key: string, params: Record<string, unknown> = {}): string {
    return this.texts.find(this.db.context.locale, key, params) ?? key;
  }
}

const ENDED: ReadonlySet<OrganisationState> = new Set(['merged', 'dissolved']);
const keyOf = ({ name, organisation }: ListedName) => `${organisation}\u0000${name}`;

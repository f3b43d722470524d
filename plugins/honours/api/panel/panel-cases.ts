import { Names, ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type { HonourClass, PanelCase, RecusalReason, Vote } from '../../contract/index.ts';
import { Nominees } from '../candidacy/nominees.ts';
import { PanelBlockedError, StandsAsideError } from './panel.errors.ts';
import type { PanelRow } from './panel.entity.ts';

interface CaseRow {
  candidacy_id: string;
  no: string;
  class: HonourClass;
  yes_count: number;
  no_count: number;
  abstain_count: number;
  outcome: 'recommended' | 'not-recommended' | null;
  casts: string[];
  asides: { account: string; why: RecusalReason }[];
}
const COUNTED: Readonly<Record<Vote, string>> = { yes: 'yes_count', no: 'no_count', abstain: 'abstain_count' };

/** The candidates before a panel: who stands aside, who has voted, and how many said what. */
@Injectable()
export class PanelCases {
  constructor(
    private readonly db: ScopedDb,
    private readonly names: Names,
    private readonly nominees: Nominees,
  ) {}

  async of({ id, members, state, ballot }: PanelRow): Promise<PanelCase[]> {
    const rows = await this.rows(id);
    const known = await this.names.of([], members);
    const asker = this.db.context.account.id;
    return rows.map((row) => {
      const { casts, asides, candidacy_id: candidacyId, no, class: honour, outcome } = row;
      const isAside = asides.some(({ account }) => account === asker);
      const seated = members.includes(asker) ? 'may-vote' : 'none';
      const counts = { yes: row.yes_count, no: row.no_count, abstain: row.abstain_count };
      const counted = counts.yes + counts.no + counts.abstain;
      return {
        ...{ candidacyId, no, class: honour, outcome },
        asides: asides.map(({ account, why }) => ({ name: known.account(account) ?? '—', why })),
        eligible: members.length - asides.length,
        cast: ballot === 'each' ? casts.length : counted,
        tally: state === 'concluded' ? counts : null,
        mine: isAside ? 'aside' : casts.includes(asker) ? 'voted' : seated,
      };
    });
  }

  async members({ members }: PanelRow): Promise<{ id: string; name: string }[]> {
    const known = await this.names.of([], members);
    return members.map((id) => ({ id, name: known.account(id) ?? '—' }));
  }

  /**
   * Whether words name one of these candidates, or of those who may come before a panel: what it says of itself stays when a
   * candidate withdraws.
   */
  async isNamed(words: string, candidacyIds: readonly string[] = []): Promise<boolean> {
    const rows = await this.db.manager.query<{ nomination: string }[]>(
      `SELECT nomination_id AS nomination FROM candidacy WHERE id = ANY ($1) OR state = 'shortlisted'`,
      [candidacyIds],
    );
    for (const { nomination } of rows) {
      const { name } = await this.nominees.candidate(nomination);
      if (name !== null && words.includes(name)) return true;
    }
    return false;
  }

  /** Members who had to do with it stand aside from the first moment. */
  async add({ id, title, members }: PanelRow, candidacyId: string): Promise<void> {
    const [found] = await this.db.manager.query<{ no: string; class: string; involved: string[] }[]>(
      `SELECT no, class, involved FROM candidacy WHERE id = $1 AND state = 'shortlisted'`,
      [candidacyId],
    );
    if (!found) throw new PanelBlockedError('not-shortlisted');
    if (await this.isNamed(title, [candidacyId])) throw new PanelBlockedError('name-in-title');
    await this.db.manager.query(
      `INSERT INTO panel_case (panel_id, candidacy_id, no, class) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
      [id, candidacyId, found.no, found.class],
    );
    for (const account of members.filter((each) => found.involved.includes(each)))
      await this.aside(id, { candidacyId, account, why: 'involved' });
  }

  /** @throws PanelBlockedError where they have voted already: a vote that was counted cannot be told from the others. */
  async standAside(id: string, aside: { candidacyId: string; account: string; why: RecusalReason }): Promise<void> {
    const found = await this.held(id, aside.candidacyId);
    if (found.casts.includes(aside.account)) throw new PanelBlockedError('voted-already');
    await this.aside(id, aside);
  }

  /** One vote each. Who voted and how many said what are written apart, and neither says when. */
  async vote(id: string, { candidacyId, vote }: { candidacyId: string; vote: Vote }): Promise<void> {
    const asker = this.db.context.account.id;
    const found = await this.held(id, candidacyId);
    if (found.asides.some(({ account }) => account === asker)) throw new StandsAsideError();
    if (found.casts.includes(asker)) throw new PanelBlockedError('voted-already');
    await this.db.manager.query('INSERT INTO panel_cast (panel_id, candidacy_id, account_id) VALUES ($1, $2, $3)', [
      id,
      candidacyId,
      asker,
    ]);
    const column = COUNTED[vote];
    await this.db.manager.query(
      `UPDATE panel_case SET ${column} = ${column} + 1 WHERE panel_id = $1 AND candidacy_id = $2`,
      [id, candidacyId],
    );
  }

  async count(row: PanelRow, candidacyId: string, counts: Readonly<Record<Vote, number>>): Promise<void> {
    const { asides } = await this.held(row.id, candidacyId);
    const eligible = row.members.length - asides.length;
    if (counts.yes + counts.no + counts.abstain > eligible)
      throw new PanelBlockedError('too-many-votes', { count: eligible });
    await this.db.manager.query(
      `UPDATE panel_case SET yes_count = $3, no_count = $4, abstain_count = $5 WHERE panel_id = $1 AND candidacy_id = $2`,
      [row.id, candidacyId, counts.yes, counts.no, counts.abstain],
    );
  }

  /** What it came to about each: more than half of the votes say yes, among enough. @throws PanelBlockedError where there were not enough */
  async conclude({ id, quorum }: PanelRow): Promise<{ candidacyId: string; isRecommended: boolean }[]> {
    await this.db.manager.query('SELECT FROM panel_case WHERE panel_id = $1 ORDER BY candidacy_id FOR UPDATE', [id]);
    const rows = await this.rows(id);
    if (rows.length === 0) throw new PanelBlockedError('no-cases');
    const short = rows.find((row) => row.yes_count + row.no_count + row.abstain_count < quorum);
    if (short) throw new PanelBlockedError('no-quorum', { no: short.no, count: quorum });
    const outcomes = rows.map((row) => ({
      candidacyId: row.candidacy_id,
      isRecommended: row.yes_count > row.no_count + row.abstain_count,
    }));
    for (const { candidacyId, isRecommended } of outcomes)
      await this.db.manager.query('UPDATE panel_case SET outcome = $3 WHERE panel_id = $1 AND candidacy_id = $2', [
        id,
        candidacyId,
        isRecommended ? 'recommended' : 'not-recommended',
      ]);
    return outcomes;
  }

  /** The case, held until the end of the request: votes about one candidate are counted one after the other. */
  private async held(id: string, candidacyId: string): Promise<CaseRow> {
    await this.db.manager.query('SELECT FROM panel_case WHERE panel_id = $1 AND candidacy_id = $2 FOR UPDATE', [
      id,
      candidacyId,
    ]);
    const found = (await this.rows(id)).find((row) => row.candidacy_id === candidacyId);
    if (!found) throw new PanelBlockedError('no-case');
    return found;
  }

  private async aside(
    id: string,
    { candidacyId, account, why }: { candidacyId: string; account: string; why: RecusalReason },
  ): Promise<void> {
    await this.db.manager.query(
      `INSERT INTO panel_aside (panel_id, candidacy_id, account_id, why) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
      [id, candidacyId, account, why],
    );
  }

  private rows(id: string): Promise<CaseRow[]> {
    return this.db.manager.query<CaseRow[]>(
      `SELECT c.*, ARRAY(SELECT v.account_id FROM panel_cast v WHERE v.panel_id = c.panel_id AND v.candidacy_id = c.candidacy_id) AS casts,
         COALESCE((SELECT jsonb_agg(jsonb_build_object('account', a.account_id, 'why', a.why) ORDER BY a.account_id)
           FROM panel_aside a WHERE a.panel_id = c.panel_id AND a.candidacy_id = c.candidacy_id), '[]') AS asides
       FROM panel_case c WHERE c.panel_id = $1 ORDER BY c.no::bigint`,
      [id],
    );
  }
}

import type { Page } from '@linli/contracts';
import { AnsweredRecords, AuditTrail, Records, ScopedDb } from '@linli/sdk-server';
import type { WantedStep } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type {
  AddCase,
  CallPanel,
  CancelPanel,
  CastVote,
  CountVotes,
  Panel,
  PanelDetail,
  PanelHistory,
  PanelListQuery,
  PanelMachine,
  StandAside,
} from '../../contract/index.ts';
import { candidacyRecord } from '../candidacy/candidacy.record.ts';
import { PanelCases } from './panel-cases.ts';
import { PanelBlockedError } from './panel.errors.ts';
import type { PanelRow } from './panel.entity.ts';
import { panelRecord as record, panels } from './panel.record.ts';

@Injectable()
export class PanelService {
  constructor(
    private readonly answered: AnsweredRecords,
    private readonly records: Records,
    private readonly cases: PanelCases,
    private readonly db: ScopedDb,
    private readonly audit: AuditTrail,
  ) {}

  findPage(query: PanelListQuery): Promise<Page<Panel>> {
    return this.answered.page(panels, query);
  }

  async get(id: string): Promise<PanelDetail> {
    const shown = await this.answered.get(panels, id);
    const row = await this.records.get(record, id);
    return { ...shown, members: await this.cases.members(row), cases: await this.cases.of(row) };
  }

  getHistory(id: string): Promise<PanelHistory> {
    return this.answered.history(panels, id);
  }

  async call({ members, ...about }: CallPanel): Promise<PanelDetail> {
    const seated = [...new Set(members)];
    const [found] = await this.db.manager.query<{ count: number }[]>(
      'SELECT count(*)::integer AS count FROM core_pub.account_v1 WHERE id = ANY ($1)',
      [seated],
    );
    if (found?.count !== seated.length || seated.length < about.quorum) throw new PanelBlockedError('unknown-member');
    if (await this.cases.isNamed(about.title)) throw new PanelBlockedError('name-in-title');
    return this.get((await this.answered.begin(panels, { ...about, members: seated })).id);
  }

  addCase(id: string, { candidacyId, version }: AddCase): Promise<PanelDetail> {
    const patch = async (row: PanelRow) => {
      await this.cases.add(row, candidacyId);
      return {};
    };
    return this.act(id, { action: 'add-case', version, patch });
  }

  standAside(id: string, { candidacyId, why, version }: StandAside): Promise<PanelDetail> {
    const patch = async () => {
      await this.cases.standAside(id, { candidacyId, why, account: this.db.context.account.id });
      return {};
    };
    return this.act(id, { action: 'stand-aside', version, patch });
  }

  open(id: string, version: number): Promise<PanelDetail> {
    const patch = async (row: PanelRow) => {
      if ((await this.cases.of(row)).length === 0) throw new PanelBlockedError('no-cases');
      return {};
    };
    return this.act(id, { action: 'open', version, patch });
  }

  /** Changes nothing of the panel itself, so that members do not get in each other's way; no log says what was voted. */
  async vote(id: string, vote: CastVote): Promise<PanelDetail> {
    const row = await this.records.get(record, id);
    this.records.check(record, 'vote', row);
    if (row.ballot !== 'each') throw new PanelBlockedError('other-ballot');
    await this.cases.vote(id, vote);
    const target = { type: 'honours.panel', id, title: row.title };
    const after = { candidacy: vote.candidacyId };
    this.audit.changed({ target, unit: row.unitId, action: 'honours.panel.vote', before: null, after });
    return this.get(id);
  }

  count(id: string, { candidacyId, version, ...counts }: CountVotes): Promise<PanelDetail> {
    const patch = async (row: PanelRow) => {
      if (row.ballot !== 'paper') throw new PanelBlockedError('other-ballot');
      await this.cases.count(row, candidacyId, counts);
      return {};
    };
    return this.act(id, { action: 'count', version, patch });
  }

  /** Each candidate goes on as the panel came to; its members have had to do with all of them. */
  async conclude(id: string, version: number): Promise<PanelDetail> {
    const patch = async (row: PanelRow) => {
      for (const { candidacyId, isRecommended } of await this.cases.conclude(row)) {
        const candidacy = await this.records.get(candidacyRecord, candidacyId);
        // Whoever withdrew meanwhile is not decided about.
        if (candidacy.state !== 'shortlisted') continue;
        await this.records.act(candidacyRecord, candidacyId, {
          action: isRecommended ? 'recommend' : 'not-recommend',
          version: candidacy.version,
          patch: { involved: [...new Set([...candidacy.involved, ...row.members])] },
        });
      }
      return {};
    };
    return this.act(id, { action: 'conclude', version, patch });
  }

  cancel(id: string, { reason, version }: CancelPanel): Promise<PanelDetail> {
    const patch = async (row: PanelRow) => {
      const before = (await this.cases.of(row)).map(({ candidacyId }) => candidacyId);
      if (await this.cases.isNamed(reason, before)) throw new PanelBlockedError('name-in-reason');
      return {};
    };
    return this.act(id, { action: 'cancel', version, patch, said: { reason } });
  }

  private async act(id: string, step: WantedStep<PanelMachine, PanelRow>): Promise<PanelDetail> {
    await this.records.act(record, id, step);
    return this.get(id);
  }
}

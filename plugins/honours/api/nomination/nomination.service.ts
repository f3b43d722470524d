import { randomUUID } from 'node:crypto';
import type { Page } from '@linli/contracts';
import { AnsweredRecords, PlatformClock, Records, ScopedDb, maskValue, sql } from '@linli/sdk-server';
import type { Sql } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type {
  EnterNomination,
  Nomination,
  NominationDetail,
  NominationHistory,
  NominationListQuery,
} from '../../contract/index.ts';
import { NominationRow } from './nomination.entity.ts';
import { nominationRecord, nominations } from './nomination.record.ts';
import { NominationRound } from './nomination-round.ts';
import { NOTHING_OF_THEM } from './nomination-erasure.ts';
import { SealedAbout } from './sealed-about.ts';

/** Nominations as they are read and entered; names masked in everything that is answered here. */
@Injectable()
export class NominationService {
  constructor(
    private readonly answered: AnsweredRecords,
    private readonly records: Records,
    private readonly db: ScopedDb,
    private readonly about: SealedAbout,
    private readonly round: NominationRound,
    private readonly clock: PlatformClock,
  ) {}

  async findPage(query: NominationListQuery): Promise<Page<Nomination>> {
    const page = await this.answered.page(nominations, query, { where: whereOf(query) });
    return { ...page, items: await this.named(page.items) };
  }

  async get(id: string): Promise<NominationDetail> {
    const [one] = await this.named([await this.answered.get(nominations, id)]);
    return one as NominationDetail;
  }

  /** The answer to a step: without the mask, because answers to steps are kept for repeated requests. */
  told(id: string): Promise<NominationDetail> {
    return this.answered.get(nominations, id);
  }

  getHistory(id: string): Promise<NominationHistory> {
    return this.answered.history(nominations, id);
  }

  async enter({ roundId, class: honour, unitId, source, door, ...about }: EnterNomination): Promise<NominationDetail> {
    const round = await this.round.open(roundId, honour);
    // The key is there before the record: whatever is kept of it is sealed from the first moment.
    const id = randomUUID();
    const { nominee, deed, contact = null, nominator = null, nominatorContact = null } = about;
    const sealed = await this.about.seal(id, { nominee, deed, contact, nominator, nominatorContact, findings: [] });
    const at = this.clock.now();
    await this.records.begin(
      nominationRecord,
      {
        ...NOTHING_OF_THEM,
        ...{ roundId, roundTitle: round.title, class: honour, unitId, source, door, sealed },
        ...{ erasedOn: null, createdAt: at, createdBy: this.db.context.account.id },
      },
      at,
      id,
    );
    return this.told(id);
  }

  private async named<T extends Nomination>(items: readonly T[]): Promise<T[]> {
    const ids = items.filter(({ erasedOn }) => erasedOn === null).map(({ id }) => id);
    if (ids.length === 0) return [...items];
    const rows = await this.db.manager
      .createQueryBuilder(NominationRow, 'row')
      .select(['row.id', 'row.sealed'])
      .where('row.id IN (:...ids)', { ids })
      .getMany();
    const opened = await this.about.openAll(rows);
    const names = new Map(rows.map(({ id }, i) => [id, opened[i]?.nominee ?? null]));
    return items.map((item) => ({ ...item, nominee: maskedName(names.get(item.id) ?? null) }));
  }
}

function maskedName(name: string | null): string | null {
  return name === null ? null : String(maskValue(name, 'name'));
}

function whereOf({ round, class: honour, source }: NominationListQuery): Sql[] {
  return [
    ...(round === undefined ? [] : [sql`row.round_id = ${round}::uuid`]),
    ...(honour === undefined ? [] : [sql`row.class = ${honour}`]),
    ...(source === undefined ? [] : [sql`row.source = ${source}`]),
  ];
}

import { Disclosures, OutOfReachError, Records, ScopedDb, Texts, covers } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { Not } from 'typeorm';
import { NOMINATION_PERMISSION } from '../../contract/index.ts';
import type {
  AskContact,
  LikeNominations,
  NominationAbout,
  NominationAboutAnswer,
  NominationContact,
} from '../../contract/index.ts';
import { NominationRow } from './nomination.entity.ts';
import { ClearedError } from './nomination.errors.ts';
import { nominationRecord } from './nomination.record.ts';
import { NominationRound } from './nomination-round.ts';
import { SealedAbout } from './sealed-about.ts';

/** Whom a nomination is about, for those who work with it. */
@Injectable()
export class NominationAboutService {
  constructor(
    private readonly records: Records,
    private readonly db: ScopedDb,
    private readonly sealed: SealedAbout,
    private readonly round: NominationRound,
    private readonly disclosures: Disclosures,
    private readonly texts: Texts,
  ) {}

  async get(id: string): Promise<NominationAboutAnswer> {
    const { row, about } = await this.open(id);
    const { consentText: text, consentVersion: version } = await this.round.schemeOf(row.roundId);
    const { nominee, deed, nominator, findings, contact } = about;
    return { nominee, deed, nominator, findings, hasContact: contact !== null, consent: { text, version } };
  }

  /** The numbers, for a purpose that is written down where the officer for privacy reads it. */
  async showContact(id: string, { purpose }: AskContact): Promise<NominationContact> {
    const { row, about } = await this.open(id);
    const key = `nomination.contact.purpose.${purpose}`;
    const { until } = await this.disclosures.log({
      subject: { type: 'honours.nomination', id },
      unit: row.unitId,
      fields: ['contact', 'nominatorContact'],
      reason: this.texts.find(this.db.context.locale, key) ?? purpose,
    });
    return { contact: about.contact, nominatorContact: about.nominatorContact, until };
  }

  /** Others of the round and community that could be joined with it, those of the same name first. */
  async findLike(id: string): Promise<LikeNominations> {
    const { row, about } = await this.open(id);
    const { roundId, unitId } = row;
    const others = await this.db.manager.find(NominationRow, {
      where: { roundId, unitId, id: Not(id) },
      order: { id: 'DESC' },
      take: 200,
    });
    const live = others.filter(({ state }) => state !== 'merged' && state !== 'not-accepted' && state !== 'declined');
    const opened = await this.sealed.openAll(live);
    const items = live.flatMap(({ id: other, no }, i) => {
      const nominee = opened[i]?.nominee;
      return nominee === undefined ? [] : [{ id: other, no, nominee, isSameName: nominee === about.nominee }];
    });
    return { items: items.sort((a, b) => Number(b.isSameName) - Number(a.isSameName)) };
  }

  private async open(id: string): Promise<{ row: NominationRow; about: NominationAbout }> {
    const row = await this.records.get(nominationRecord, id);
    const { acting, scopes } = this.db.context;
    // The row is read within the reach of seeing that there is one; whom it is about has a reach of its own.
    if (!covers(scopes.get(NOMINATION_PERMISSION.readAbout), row)) throw new OutOfReachError(acting);
    const about = await this.sealed.open(row);
    if (about === null) throw new ClearedError();
    return { row, about };
  }
}

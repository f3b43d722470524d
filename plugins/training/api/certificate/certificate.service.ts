import { addDays, dayOf } from '@linli/contracts';
import type { Day, Page } from '@linli/contracts';
import { AnsweredRecords, Records, ScopedDb, sql } from '@linli/sdk-server';
import type { Sql } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { validToOf, writtenCode } from '../../contract/index.ts';
import type {
  Certificate,
  CertificateDetail,
  CertificateHistory,
  CertificateListQuery,
  CertificateStanding,
  IssueCertificate,
  IssueCertificates,
  ReissueCertificate,
  RevokeCertificate,
} from '../../contract/index.ts';
import type { CertificateTypeRow } from '../certificate-type/certificate-type.entity.ts';
import { certificateTypeRecord } from '../certificate-type/certificate-type.record.ts';
import { People } from '../people/people.ts';
import type { KnownPerson } from '../people/people.ts';
import { newCode } from './certificate-code.ts';
import type { CertificateRow } from './certificate.entity.ts';
import { CertificateRow as Row } from './certificate.entity.ts';
import { CertificateTypeClosedError, HolderLeftError, IssuedAheadError } from './certificate.errors.ts';
import { certificateRecord, certificates } from './certificate.record.ts';

@Injectable()
export class CertificateService {
  constructor(
    private readonly answered: AnsweredRecords,
    private readonly records: Records,
    private readonly db: ScopedDb,
    private readonly people: People,
  ) {}

  findPage(query: CertificateListQuery): Promise<Page<Certificate>> {
    const oneOf = { typeId: query.type && [query.type], personId: query.person && [query.person] };
    return this.answered.page(certificates, query, { oneOf: oneOf as object, where: whereOf(query, today()) });
  }

  async get(id: string): Promise<CertificateDetail> {
    const row = await this.records.get(certificateRecord, id);
    const shown = await this.answered.get(certificates, id);
    return { ...shown, replaces: await this.refOf(row.replacesId), replacedBy: await this.refOf(row.replacedById) };
  }

  getHistory(id: string): Promise<CertificateHistory> {
    return this.answered.history(certificates, id);
  }

  async issue({ personId, ...paper }: IssueCertificate): Promise<CertificateDetail> {
    return this.get((await this.add(personId, paper)).id);
  }

  /** One after the other in one transaction: a refusal of one is a refusal of all. */
  async issueMany({ personIds, ...paper }: IssueCertificates): Promise<{ items: CertificateDetail[] }> {
    const items: CertificateDetail[] = [];
    for (const personId of new Set(personIds)) items.push(await this.issue({ personId, ...paper }));
    return { items };
  }

  async revoke(id: string, { reason, version }: RevokeCertificate): Promise<CertificateDetail> {
    await this.records.act(certificateRecord, id, { action: 'revoke', version, said: { reason } });
    return this.get(id);
  }

  /**
   * Another paper for the same thing: lost, damaged, or the name has changed. It is valid as long as the first was; who is
   * to be certified anew is issued a new one. Of two at once the version lets one through, and the other's is undone.
   */
  async reissue(id: string, { reason, version }: ReissueCertificate): Promise<CertificateDetail> {
    const patch = async (old: CertificateRow) => ({ replacedById: (await this.replace(old)).id });
    const row = await this.records.act(certificateRecord, id, { action: 'reissue', version, patch, said: { reason } });
    return this.get(row.id);
  }

  private async replace({ id, personId, typeId, title, issuedOn, validTo, basis }: CertificateRow): Promise<Row> {
    const { name, unitId } = await this.people.get(personId);
    const paper = { typeId, title, personId, holderName: name, issuedOn, validTo, basis, replacesId: id, unitId };
    return this.begin(paper);
  }

  /** What a class has promised: of a type that is closed since, too. Whoever has left meanwhile holds up nobody else. */
  async issueForClass(personIds: readonly string[], paper: Omit<IssueCertificate, 'personId'>): Promise<void> {
    const type = await this.records.get(certificateTypeRecord, paper.typeId);
    for (const personId of personIds) {
      const person = await this.people.get(personId);
      if (person.state === 'active') await this.give(person, type, paper);
    }
  }

  private async add(personId: string, paper: Omit<IssueCertificate, 'personId'>): Promise<Row> {
    const type = await this.records.get(certificateTypeRecord, paper.typeId);
    if (type.state === 'closed') throw new CertificateTypeClosedError(type.title);
    if (paper.issuedOn > today()) throw new IssuedAheadError();
    const person = await this.people.get(personId);
    if (person.state !== 'active') throw new HolderLeftError(person.name);
    return this.give(person, type, paper);
  }

  private give(
    { id: personId, name: holderName, unitId }: KnownPerson,
    { id: typeId, title, validYears }: CertificateTypeRow,
    { issuedOn, basis }: Omit<IssueCertificate, 'personId'>,
  ): Promise<Row> {
    const validTo = validToOf(issuedOn, validYears);
    return this.begin({ typeId, title, personId, holderName, issuedOn, validTo, basis, unitId });
  }

  private begin(paper: Partial<Row>): Promise<Row> {
    const createdAt = new Date();
    const by = { createdAt, createdBy: this.db.context.account.id };
    return this.records.begin(certificateRecord, { ...paper, ...by, code: newCode() }, createdAt);
  }

  private async refOf(id: string | null): Promise<{ id: string; code: string } | null> {
    const other = id === null ? null : await this.db.manager.findOneBy(Row, { id });
    return other && { id: other.id, code: writtenCode(other.code) };
  }
}

/** Days are those of Asia/Shanghai. */
const today = (): Day => dayOf(new Date());

function whereOf({ standing, endingWithin }: CertificateListQuery, day: Day): Sql[] {
  const where: Sql[] = [];
  if (standing?.length) where.push(sql`${standingSql(day)} = ANY (${standing satisfies CertificateStanding[]})`);
  if (endingWithin !== undefined)
    where.push(
      sql`row.state = 'issued' AND row.issued_on <= ${day}::date AND row.valid_to > ${day}::date AND row.valid_to <= ${addDays(day, endingWithin)}::date`,
    );
  return where;
}

/** `standingOn` of the contract, for the database. */
const standingSql = (day: Day): Sql =>
  sql`CASE WHEN row.state <> 'issued' THEN row.state WHEN row.issued_on > ${day}::date THEN 'not-yet' WHEN row.valid_to <= ${day}::date THEN 'expired' ELSE 'valid' END`;

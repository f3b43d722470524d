import type { Day } from '@linli/contracts';
import { Records, ScopedDb, Texts } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { CertificateService } from '../certificate/certificate.service.ts';
import type { TrainingClassRow } from '../training-class/training-class.entity.ts';
import { ResultsMissingError } from '../training-class/training-class.errors.ts';
import { ClassSeats } from './class-seats.ts';
import { EnrolmentRow } from './enrolment.entity.ts';
import { enrolmentRecord } from './enrolment.record.ts';

const NAMED = 5;

/** What becomes of everybody in a class when it ends. */
@Injectable()
export class ClassEnd {
  constructor(
    private readonly db: ScopedDb,
    private readonly records: Records,
    private readonly seats: ClassSeats,
    private readonly certificates: CertificateService,
    private readonly texts: Texts,
  ) {}

  /** @throws ResultsMissingError as long as somebody with a seat has no result. */
  async settle({ id, title, certificateTypeId }: TrainingClassRow, on: Day): Promise<void> {
    const open = await this.openOf(id);
    const waiting = await this.seats.waiting(open.map((row) => row.id));
    const missing = open.filter((row) => row.state === 'confirmed' && !waiting.has(row.id));
    if (missing.length > 0) {
      const names = missing.slice(0, NAMED).map(({ personName }) => personName);
      throw new ResultsMissingError(missing.length, names);
    }
    for (const row of open)
      await this.withdraw(row, this.text(`enrolment.class-ended.${row.state === 'confirmed' ? 'waiting' : 'silent'}`));
    if (certificateTypeId !== null) await this.certify({ id, title, typeId: certificateTypeId, on });
  }

  /** Everybody who has not come to an end yet is let go. */
  async letGo(classId: string, reason: string): Promise<void> {
    for (const row of await this.openOf(classId)) await this.withdraw(row, reason);
  }

  private openOf(classId: string): Promise<EnrolmentRow[]> {
    return this.db.manager
      .createQueryBuilder(EnrolmentRow, 'row')
      .where(`row.class_id = :classId AND row.state IN ('nominated', 'confirmed')`, { classId })
      .orderBy('row.created_at')
      .getMany();
  }

  private async withdraw({ id, version }: EnrolmentRow, reason: string): Promise<void> {
    await this.records.act(enrolmentRecord, id, { action: 'withdraw', version, said: { reason } });
    await this.seats.giveBack(id);
  }

  private async certify(about: { id: string; title: string; typeId: string; on: Day }): Promise<void> {
    const passed = await this.db.manager.findBy(EnrolmentRow, { classId: about.id, result: 'passed' });
    const basis = this.text('enrolment.certificate-basis', { title: about.title });
    await this.certificates.issueForClass(
      passed.map(({ personId }) => personId),
      { typeId: about.typeId, issuedOn: about.on, basis },
    );
  }

  private text(key: string, params: Record<string, unknown> = {}): string {
    return this.texts.find(this.db.context.locale, key, params) ?? key;
  }
}

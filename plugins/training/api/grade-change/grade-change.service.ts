import { addDays } from '@linli/contracts';
import type { Page, UnitId } from '@linli/contracts';
import { AnsweredRecords, ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { GRADED_POSTS, standingOn } from '../../contract/index.ts';
import type {
  GradeChange,
  GradeChangeDetail,
  GradeChangeHistory,
  GradeChangeListQuery,
  GradedHolder,
  ProposeGradeChange,
  RefuseGradeChange,
} from '../../contract/index.ts';
import { AppraisalRow } from '../appraisal/appraisal.entity.ts';
import { CertificateRow } from '../certificate/certificate.entity.ts';
import { CommunityStaff } from '../people/community-staff.ts';
import { GradeChangeRow } from './grade-change.entity.ts';
import {
  AlreadyProposedError,
  NoBasisError,
  NoStaffError,
  NotAfterError,
  SameGradeError,
} from './grade-change.errors.ts';
import { gradeChanges } from './grade-change.record.ts';

@Injectable()
export class GradeChangeService {
  constructor(
    private readonly records: AnsweredRecords,
    private readonly db: ScopedDb,
    private readonly staff: CommunityStaff,
  ) {}

  findPage(query: GradeChangeListQuery): Promise<Page<GradeChange>> {
    const oneOf = { appointmentId: query.appointment && [query.appointment] };
    return this.records.page(gradeChanges, query, { oneOf: oneOf as object });
  }

  get(id: string): Promise<GradeChangeDetail> {
    return this.records.get(gradeChanges, id);
  }

  getHistory(id: string): Promise<GradeChangeHistory> {
    return this.records.history(gradeChanges, id);
  }

  async findHolders(unitId: UnitId | undefined): Promise<GradedHolder[]> {
    return (await this.staff.holding(GRADED_POSTS, unitId)).map(({ id, person, post, organisation, unitId: at }) => ({
      ...{
        appointmentId: id,
        person: { id: person.id, name: person.name },
        post,
        organisation: organisation.name,
        unitId: at,
      },
    }));
  }

  /** Who it is, where, and which grade they have come from is what core and the records say, not what was sent. */
  async propose({ appointmentId, ...wanted }: ProposeGradeChange): Promise<GradeChangeDetail> {
    const holder = (await this.staff.holding(GRADED_POSTS)).find(({ id }) => id === appointmentId);
    if (!holder) throw new NoStaffError();
    const { person, post, organisation, unitId, validFrom } = holder;
    await this.checkBasis(wanted, person.id);
    const before = await this.currentOf(appointmentId);
    const { band, level, since } = wanted;
    if (before && before.band === band && before.level === level) throw new SameGradeError(person.name);
    const last = before ? before.since : addDays(validFrom, -1);
    if (since <= last) throw new NotAfterError(last);
    const open = await this.db.manager.countBy(GradeChangeRow, { appointmentId, state: 'proposed' });
    if (open > 0) throw new AlreadyProposedError(person.name);
    return this.records.begin(gradeChanges, {
      ...wanted,
      ...{ appointmentId, personId: person.id, personName: person.name, post, organisation: organisation.name, unitId },
      ...{ beforeBand: before?.band ?? null, beforeLevel: before?.level ?? null },
    });
  }

  approve(id: string, version: number): Promise<GradeChangeDetail> {
    return this.records.act(gradeChanges, id, { action: 'approve', version });
  }

  refuse(id: string, { reason, version }: RefuseGradeChange): Promise<GradeChangeDetail> {
    return this.records.act(gradeChanges, id, { action: 'refuse', version, said: { reason } });
  }

  withdraw(id: string, version: number): Promise<GradeChangeDetail> {
    return this.records.act(gradeChanges, id, { action: 'withdraw', version });
  }

  /** A certificate that is valid on the day, or an appraisal in force, of the same person; papers of other kinds are not kept here. */
  private async checkBasis({ basis, since }: Pick<ProposeGradeChange, 'basis' | 'since'>, personId: string) {
    if (basis !== 'certificate' && basis !== 'appraisal') return;
    const { manager } = this.db;
    const found =
      basis === 'appraisal'
        ? await manager.existsBy(AppraisalRow, { personId, state: 'in-force' })
        : (await manager.findBy(CertificateRow, { personId, state: 'issued' })).some(
            (each) => standingOn(each, since) === 'valid',
          );
    if (!found) throw new NoBasisError(basis);
  }

  /** The last one approved, whenever it begins. */
  private async currentOf(appointmentId: string): Promise<GradeChangeRow | undefined> {
    const [last] = await this.db.manager.find(GradeChangeRow, {
      where: { appointmentId, state: 'approved' },
      order: { since: 'DESC' },
      take: 1,
    });
    return last;
  }
}

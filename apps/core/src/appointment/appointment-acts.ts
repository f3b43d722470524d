import type { AppointmentAction, AppointmentChange, AppointmentDetail, Day } from '@linli/contracts';
import { AuditTrail, covers, ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { AppointmentLog } from '../body/appointment-log.ts';
import { Faults } from '../body/faults.ts';
import {
  AppointmentChangedError,
  AppointmentNotFoundError,
  AppointmentRefusedError,
  AppointmentStateError,
} from './appointment.errors.ts';
import { APPOINTMENT_TRANSITIONS, decidedAt, refusalOf } from './appointment.policy.ts';
import { AppointmentRepository } from './appointment.repository.ts';
import type { AppointmentRow } from './appointment.row.ts';
import { AppointmentService } from './appointment.service.ts';

interface Done {
  kind: AppointmentChange['kind'];
  before: AppointmentRow | null;
  day?: Day;
  reason?: string;
}

/** What every act on an appointment begins and ends with: may the asker, is it still as they saw it, and what is written down. */
@Injectable()
export class AppointmentActs {
  constructor(
    private readonly db: ScopedDb,
    private readonly appointments: AppointmentRepository,
    private readonly readable: AppointmentService,
    private readonly log: AppointmentLog,
    private readonly audit: AuditTrail,
    private readonly faults: Faults,
  ) {}

  /** The appointment, locked with its body and person, at the version that the asker saw, if the act is allowed. */
  async begin(id: string, action: AppointmentAction, version: number): Promise<AppointmentRow> {
    const row = await this.appointments.lock(id);
    const { account, scopes } = this.db.context;
    if (!row || !covers(scopes.get('core.appointment.read'), row)) throw new AppointmentNotFoundError();
    const transition = APPOINTMENT_TRANSITIONS.find((each) => each.action === action);
    if (!transition) throw new Error(`no transition ${action}`);
    const facts = { phase: row.phase, proposedBy: row.proposedBy, body: row };
    const words = { person: row.person, organisation: row.organisation, post: row.postTitle };
    const why = refusalOf(transition, facts, account.id, scopes);
    if (why) {
      const level = this.faults.word(`unit.level.${decidedAt(row) ?? row.superiorLevel}`);
      throw new AppointmentRefusedError(why, { ...words, permission: transition.permission, level });
    }
    if (row.version !== version) throw new AppointmentChangedError(row.version, await this.readable.getDetail(id));
    if (!transition.from.includes(row.phase)) {
      const state = this.faults.word(`appointment.phase.${row.phase}`) ?? row.phase;
      throw new AppointmentStateError({ ...words, state });
    }
    return row;
  }

  /** Writes down what was done, and answers the appointment as it is now. Lines of an end are written where it ends. */
  async finish(id: string, { kind, before, day, reason }: Done): Promise<AppointmentDetail> {
    if (kind !== 'ended') await this.log.add([id], { kind, day, reason });
    await this.tell(id, before, reason);
    return this.readable.getDetail(id);
  }

  /** The line in the audit log. Who it is about is told in a field, so that it can be erased with the person. */
  async tell(id: string, before: AppointmentRow | null, reason?: string): Promise<void> {
    const after = await this.readable.getReadable(id);
    this.audit.changed({
      target: { type: 'appointment', id, title: `${after.organisation} · ${after.postTitle}` },
      unit: after.unitId,
      before: before && factsOf(before),
      after: factsOf(after),
      masks: { person: 'name' },
      subject: after.personId,
      ...(reason === undefined ? {} : { reason }),
    });
  }
}

function factsOf({ person, post, kind, seat, state, validFrom, validTo, termEnd, handedTo }: AppointmentRow) {
  return { person, post, kind, seat, state, validFrom, validTo, termEnd, handedTo };
}

import { randomUUID } from 'node:crypto';
import type { AppointmentDetail, EndAppointment, ProposeAppointment, RefuseAppointment } from '@linli/contracts';
import { covers, ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { EndedPosts } from '../body/ended-posts.ts';
import { AppointmentActs } from './appointment-acts.ts';
import { AppointmentRefusedError } from './appointment.errors.ts';
import { AppointmentRepository } from './appointment.repository.ts';
import type { AppointmentRow } from './appointment.row.ts';
import { AppointmentRules, type WantedAppointment } from './appointment-rules.service.ts';
import { AppointmentWriter } from './appointment-writer.repository.ts';

/** From the proposal to the end of an appointment. */
@Injectable()
export class AppointmentLifeService {
  constructor(
    private readonly db: ScopedDb,
    private readonly acts: AppointmentActs,
    private readonly appointments: AppointmentRepository,
    private readonly rules: AppointmentRules,
    private readonly writer: AppointmentWriter,
    private readonly posts: EndedPosts,
  ) {}

  async propose(command: ProposeAppointment): Promise<AppointmentDetail> {
    const body = await this.rules.organisation(command.organisationId);
    const permission = 'core.appointment.propose';
    if (!covers(this.db.context.scopes.get(permission), body))
      throw new AppointmentRefusedError('out-of-reach', { permission, organisation: body.name });
    const person = await this.rules.person(command.personId);
    this.rules.checkFits(command, body, person);
    await this.rules.checkFrom(command);
    const replacedId = command.handover?.from ?? null;
    if (replacedId !== null) this.rules.checkReplaced(await this.appointments.find(replacedId), command);
    await this.rules.checkFree(command, person, replacedId);
    const id = randomUUID();
    await this.writer.insert(id, command);
    return this.acts.finish(id, { kind: 'proposed', before: null, day: command.validFrom, ...reasonOf(command) });
  }

  /** With a hand-over the holder's appointment ends on the same day. All is asked again: it may have changed meanwhile. */
  async approve(id: string, version: number): Promise<AppointmentDetail> {
    const row = await this.acts.begin(id, 'approve', version);
    const { validFrom, validTo, seat, ...same } = row;
    const wanted = { ...same, validFrom, ...(validTo === null ? {} : { validTo }), ...(seat === null ? {} : { seat }) };
    this.rules.checkFits(wanted, await this.rules.body(row.organisationId), {
      name: row.person,
      state: row.personState,
    });
    await this.rules.checkFree(wanted, { name: row.person }, row.replacesId);
    if (row.replacesId !== null) await this.takeOver(row, row.replacesId, wanted);
    await this.writer.approve(row);
    return this.acts.finish(id, { kind: 'approved', before: row, day: validFrom });
  }

  async refuse(id: string, { version, reason }: RefuseAppointment): Promise<AppointmentDetail> {
    const before = await this.acts.begin(id, 'refuse', version);
    await this.writer.refuse(id, reason);
    return this.acts.finish(id, { kind: 'refused', before, reason });
  }

  /** Whoever proposed takes it back. */
  async withdraw(id: string, version: number): Promise<AppointmentDetail> {
    const before = await this.acts.begin(id, 'withdraw', version);
    await this.writer.refuse(id, null);
    return this.acts.finish(id, { kind: 'withdrawn', before });
  }

  async end(id: string, { version, on, reason }: EndAppointment): Promise<AppointmentDetail> {
    const before = await this.acts.begin(id, 'end', version);
    const { validFrom, validTo } = before;
    if (on < validFrom) throw this.rules.invalid('end-before', 'on', { validFrom });
    if (validTo !== null && on > validTo) throw this.rules.invalid('end-later', 'on', { validTo });
    await this.posts.end(id, { on, reason });
    return this.acts.finish(id, { kind: 'ended', before, day: on, reason });
  }

  private async takeOver(row: AppointmentRow, replacedId: string, wanted: WantedAppointment): Promise<void> {
    const replaced = await this.appointments.hold(replacedId);
    this.rules.checkReplaced(replaced, wanted);
    if (!replaced) return;
    await this.posts.end(replacedId, { on: row.validFrom, reason: null, handedTo: row.id });
    await this.acts.tell(replacedId, replaced, row.handoverNote ?? undefined);
  }
}

function reasonOf({ reason }: ProposeAppointment): { reason?: string } {
  return reason === undefined ? {} : { reason };
}

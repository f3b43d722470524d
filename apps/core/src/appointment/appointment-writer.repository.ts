import type { ProposeAppointment } from '@linli/contracts';
import { Attachments, ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import { APPOINTMENT_PAPERS } from '../attachment/core-attachments.ts';
import { Faults } from '../body/faults.ts';
import { AppointmentTakenError } from './appointment.errors.ts';
import type { AppointmentRow } from './appointment.row.ts';

/** Writes appointments. What may be written is the services' to check. */
@Injectable()
export class AppointmentWriter {
  constructor(
    private readonly db: ScopedDb,
    private readonly faults: Faults,
    private readonly attachments: Attachments,
  ) {}

  async insert(id: string, { handover, papers = [], ...command }: ProposeAppointment): Promise<void> {
    await this.db.manager.query(
      `INSERT INTO core.appointment (id, person_id, organisation_id, post, kind, seat, from_organisation_id, from_name, state,
         valid_from, valid_to, term_end, basis, reason, replaces_id, handover_note, proposed_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'proposed', $9, $10, $11, $12, $13, $14, $15, $16)`,
      [
        id,
        command.personId,
        command.organisationId,
        command.post,
        command.kind,
        command.seat ?? null,
        command.fromOrganisationId ?? null,
        command.fromName ?? null,
        command.validFrom,
        command.validTo ?? null,
        command.termEnd ?? null,
        command.basis ?? null,
        command.reason ?? null,
        handover?.from ?? null,
        handover?.note ?? null,
        this.db.context.account.id,
      ],
    );
    await this.attachments.attach(APPOINTMENT_PAPERS, id, papers, 'papers');
  }

  async approve({ id, person }: AppointmentRow): Promise<void> {
    try {
      await this.db.manager.query(
        `UPDATE core.appointment SET state = 'in-force', approved_by = $2, decided_at = now(), version = version + 1 WHERE id = $1`,
        [id, this.db.context.account.id],
      );
    } catch (cause) {
      // Somebody who does not ask the rules, such as an import, has written the other one meanwhile.
      if (!isFullTwice(cause)) throw cause;
      const params = { person, held: this.faults.word('appointment.another-post') };
      throw new AppointmentTakenError('full-overlap', {
        ...this.faults.at('core.appointment.full-overlap', 'personId', params),
        cause,
      });
    }
  }

  async refuse(id: string, reason: string | null): Promise<void> {
    await this.db.manager.query(
      `UPDATE core.appointment SET state = 'refused', end_reason = $2, approved_by = $3, decided_at = now(), version = version + 1
       WHERE id = $1`,
      [id, reason, reason === null ? null : this.db.context.account.id],
    );
  }
}

function isFullTwice(error: unknown): boolean {
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  return cause instanceof Error && 'constraint' in cause && cause.constraint === 'appointment_full_once';
}

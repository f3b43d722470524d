import type { PersonAction, PersonDetail } from '@linli/contracts';
import { AuditTrail, ScopedDb } from '@linli/sdk-server';
import type { FieldMasks } from '@linli/sdk-server';
import { maskValue } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { Faults } from '../body/faults.ts';
import { SubjectVault } from '../privacy/subject-vault.ts';
import { PersonChangedError, PersonNotFoundError, PersonRefusedError, PersonStateError } from './person.errors.ts';
import { reaches, ruleOf } from './person.policy.ts';
import { PersonRepository } from './person.repository.ts';
import type { PersonRow } from './person.row.ts';
import { PersonService } from './person.service.ts';

/** What of a person stands in the audit log only masked; the values themselves stand beside it, under the person's key. */
export const PERSON_MASKS: FieldMasks = { name: 'name', phone: 'phone', code: 'hidden' };

/** A person at one moment, as the audit log compares it. */
export type PersonMoment = Record<'name' | 'phone' | 'code' | 'unit' | 'state', string | null>;

/** What every act on a record begins and ends with: may the asker, is it still as they saw it, and what is written down. */
@Injectable()
export class PersonActs {
  constructor(
    private readonly db: ScopedDb,
    private readonly people: PersonRepository,
    private readonly readable: PersonService,
    private readonly vault: SubjectVault,
    private readonly audit: AuditTrail,
    private readonly faults: Faults,
  ) {}

  /** The person, locked, at the version that the asker saw, if the act is allowed. */
  async begin(id: string, action: PersonAction, version: number): Promise<{ row: PersonRow; before: PersonMoment }> {
    const row = await this.hold(id, action);
    if (row.version !== version) throw new PersonChangedError(row.version, await this.readable.getDetail(id));
    this.checkState(row, action);
    return { row, before: await this.moment(row) };
  }

  /** The person, locked, if the asker knows of them and may act on them. */
  async hold(id: string, action: PersonAction): Promise<PersonRow> {
    const row = await this.people.lock(id);
    const known = row && (await this.readable.known(row));
    if (!row || !known) throw new PersonNotFoundError();
    const { permission } = ruleOf(action);
    if (!reaches(permission, known, this.db.context.scopes))
      throw new PersonRefusedError('out-of-reach', { permission, person: row.name, unit: row.unit });
    return row;
  }

  checkState(row: PersonRow, action: PersonAction): void {
    if (ruleOf(action).from.includes(row.state)) return;
    const state = this.faults.word(`person.state.${row.state}`) ?? row.state;
    throw new PersonStateError({ person: row.name, state });
  }

  /** Writes down what was done, and answers the person as they are now. */
  async finish(
    id: string,
    { before, reason }: { before: PersonMoment | null; reason?: string },
  ): Promise<PersonDetail> {
    const row = await this.people.find(id);
    if (!row) throw new PersonNotFoundError();
    this.audit.changed({
      target: { type: 'core.person', id, title: String(maskValue(row.name, 'name')) },
      unit: row.unitId,
      before,
      after: await this.moment(row),
      masks: PERSON_MASKS,
      subject: id,
      ...(reason === undefined ? {} : { reason }),
    });
    return this.readable.getDetail(id);
  }

  private async moment({ id, name, phone, code, unit, state }: PersonRow): Promise<PersonMoment> {
    return { name, phone: await this.vault.open(id, 'phone', phone), code, unit, state };
  }
}

import { randomUUID } from 'node:crypto';
import type { CreatePerson, PersonDetail, UpdatePerson } from '@linli/contracts';
import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { today } from '../body/today.ts';
import { SubjectVault } from '../privacy/subject-vault.ts';
import { PersonActs } from './person-acts.ts';
import { PersonMaybeKnownError } from './person.errors.ts';
import { PersonRepository } from './person.repository.ts';
import { PersonRules } from './person-rules.service.ts';
import { PersonWriter } from './person-writer.repository.ts';

/** From the registration to the day on which somebody leaves, and perhaps comes back. */
@Injectable()
export class PersonLifeService {
  constructor(
    private readonly db: ScopedDb,
    private readonly acts: PersonActs,
    private readonly people: PersonRepository,
    private readonly writer: PersonWriter,
    private readonly vault: SubjectVault,
    private readonly rules: PersonRules,
  ) {}

  async create({ name, unitId, phone, code, distinct }: CreatePerson): Promise<PersonDetail> {
    this.rules.checkName(name);
    await this.rules.checkUnit(unitId, 'core.person.create');
    const phoneHash = phone === null ? null : this.vault.hashPhone(phone);
    await this.writer.holdApart([`${name}@${unitId}`, code, phoneHash?.toString('hex') ?? null]);
    if (code !== null) await this.rules.checkCode(code, null);
    if (!distinct) {
      const reach = this.db.context.scopes.get('core.person.read') ?? [];
      const matches = await this.people.matches({ name, unitId, phoneHash }, reach, today());
      if (matches.length > 0) throw new PersonMaybeKnownError(matches);
    }
    const id = randomUUID();
    await this.writer.insert(id, { name, unitId, code });
    if (phone !== null) await this.writer.setPhone(id, phone);
    return this.acts.finish(id, { before: null });
  }

  async update(id: string, { version, phone, ...changes }: UpdatePerson): Promise<PersonDetail> {
    const { row, before } = await this.acts.begin(id, 'update', version);
    const facts = {
      name: changes.name ?? row.name,
      unitId: changes.unitId ?? row.unitId,
      code: changes.code === undefined ? row.code : changes.code,
    };
    if (facts.name !== row.name) this.rules.checkName(facts.name);
    if (facts.unitId !== row.unitId) await this.rules.checkUnit(facts.unitId, 'core.person.update');
    if (facts.code !== null && facts.code !== row.code) {
      await this.writer.holdApart([facts.code]);
      await this.rules.checkCode(facts.code, id);
    }
    await this.writer.update(id, facts);
    if (phone !== undefined) await this.writer.setPhone(id, phone);
    return this.acts.finish(id, { before });
  }

  async leave(id: string, { version, reason }: { version: number; reason: string }): Promise<PersonDetail> {
    const { row, before } = await this.acts.begin(id, 'leave', version);
    await this.rules.checkNoPosts(row);
    await this.writer.setState(id, 'left');
    return this.acts.finish(id, { before, reason });
  }

  async comeBack(id: string, version: number): Promise<PersonDetail> {
    const { before } = await this.acts.begin(id, 'return', version);
    await this.writer.setState(id, 'active');
    return this.acts.finish(id, { before });
  }
}

import type { Revealed, RevealPerson } from '@linli/contracts';
import { Disclosures, PublishGate } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { SubjectVault } from '../privacy/subject-vault.ts';
import { PersonActs } from './person-acts.ts';

/** Shows what is masked, for a reason that whoever is concerned can read. */
@Injectable()
export class PersonRevealService {
  constructor(
    private readonly acts: PersonActs,
    private readonly vault: SubjectVault,
    private readonly disclosures: Disclosures,
    private readonly gate: PublishGate,
  ) {}

  async reveal(id: string, { fields, reason }: RevealPerson): Promise<Revealed> {
    // The reason stays in the log for good: the number itself has no place in it.
    this.gate.check({ reason });
    const row = await this.acts.hold(id, 'reveal');
    this.acts.checkState(row, 'reveal');
    const { until } = await this.disclosures.log({
      subject: { type: 'core.person', id, person: id },
      unit: row.unitId,
      fields,
      reason,
    });
    return { values: { phone: await this.vault.open(id, 'phone', row.phone) }, until };
  }
}

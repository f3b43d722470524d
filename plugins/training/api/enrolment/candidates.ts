import { dayOf } from '@linli/contracts';
import type { HeldAppointment } from '@linli/contracts';
import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type { Candidate } from '../../contract/index.ts';
import { People } from '../people/people.ts';
import type { TrainingClassRow } from '../training-class/training-class.entity.ts';
import { EnrolmentRow } from './enrolment.entity.ts';

/** Who may be nominated for a class: nobody types a name. */
@Injectable()
export class Candidates {
  constructor(
    private readonly db: ScopedDb,
    private readonly people: People,
  ) {}

  /** Everybody who holds a post of the audience today, as far as the asker sees them. */
  async holders({ posts, bodies }: Pick<TrainingClassRow, 'posts' | 'bodies'>): Promise<HeldAppointment[]> {
    const asOf = dayOf(new Date());
    const kinds = bodies.length > 0 ? bodies : [undefined];
    const found = new Map<string, HeldAppointment>();
    for (const post of posts)
      for (const organisationType of kinds)
        for (const each of await this.people.holding({ post, asOf, ...(organisationType ? { organisationType } : {}) }))
          found.set(each.id, each);
    return [...found.values()];
  }

  async of(row: TrainingClassRow): Promise<Candidate[]> {
    const enrolled = new Set((await this.enrolled(row.id)).map(({ personId }) => personId));
    return (await this.holders(row)).map(({ id, person, organisation, unitId, post }) => ({
      ...{
        appointmentId: id,
        person: { id: person.id, name: person.name },
        organisation: organisation.name,
        unitId,
        post,
      },
      enrolled: enrolled.has(person.id),
    }));
  }

  /** Those who are in the class, or were to the end, as far as the asker sees them. */
  enrolled(classId: string): Promise<EnrolmentRow[]> {
    return this.db.manager
      .createQueryBuilder(EnrolmentRow, 'row')
      .where(`row.class_id = :classId AND row.state NOT IN ('declined', 'withdrawn')`, { classId })
      .orderBy('row.created_at')
      .addOrderBy('row.id')
      .getMany();
  }
}

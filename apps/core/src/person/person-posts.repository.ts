import type { Day } from '@linli/contracts';
import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';

/** A post that is held, or is to be. */
export interface OpenPost {
  appointmentId: string;
  words: string;
}

/** Posts of a person that are not over. */
@Injectable()
export class PersonPosts {
  constructor(private readonly db: ScopedDb) {}

  /** Held on the day or later, or proposed. */
  open(personId: string, onDay: Day): Promise<OpenPost[]> {
    return this.db.manager.query<OpenPost[]>(
      `SELECT a.id AS "appointmentId", o.name || COALESCE(t.title ->> $3, t.id) AS words
       FROM core.appointment a JOIN core.organisation o ON o.id = a.organisation_id JOIN core.post_type t ON t.id = a.post
       WHERE a.person_id = $1 AND (a.state = 'proposed'
         OR (a.state IN ('in-force', 'ended') AND (a.valid_to IS NULL OR a.valid_to > $2::date)))
       ORDER BY a.valid_from, a.id`,
      [personId, onDay, this.db.context.locale],
    );
  }
}

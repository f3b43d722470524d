import type { Anchor } from '@linli/contracts';
import { placedReach } from '../access/placed-reach.ts';
import { day, organisationRef, personRef, unitRef } from '../body/body.sql.ts';
import type { GovernanceScope } from './governance-scope.ts';

/**
 * A figure's records. `rows` says which they are and is also what the figure counts, so that the two cannot differ; `told`
 * are the columns of an answer, of a row `r`.
 */
export interface GovernanceList {
  rows: string;
  /** Columns of `rows`, the last of them unique. */
  order: string;
  told: string;
}

/** How records are named in the lists: by their ids, and only opening for whoever may open them. */
export class GovernanceWords {
  constructor(
    private readonly scope: GovernanceScope,
    private readonly locale: string,
    private readonly readable: { organisations: readonly Anchor[]; people: readonly Anchor[] },
  ) {}

  unit(id: string): string {
    return `(SELECT ${unitRef('u')} FROM core.unit u WHERE u.id = ${id})`;
  }

  organisation(id: string): string {
    const readable = placedReach('o', this.readable.organisations, this.scope.parameters);
    return `(SELECT ${organisationRef('o', readable)} FROM core.organisation o WHERE o.id = ${id})`;
  }

  /** A person, of a row `p`. */
  person(): string {
    return personRef('p', placedReach('p', this.readable.people, this.scope.parameters));
  }

  /** Who holds a post by this appointment, since when. */
  held(appointmentId: string): string {
    return `(SELECT jsonb_build_object('appointmentId', a.id, 'person', ${this.person()}, 'since', ${day('a.valid_from')})
      FROM core.appointment a JOIN core.person p ON p.id = a.person_id WHERE a.id = ${appointmentId})`;
  }

  post(id: string): string {
    return `(SELECT COALESCE(t.title ->> ${this.scope.parameters.add(this.locale)}::text, t.id) FROM core.post_type t WHERE t.id = ${id})`;
  }
}

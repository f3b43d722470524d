import type { AccountPerson } from '@linli/contracts';
import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { heldOn } from '../body/body.sql.ts';
import { likeText } from '../body/sql-parameters.ts';
import { today } from '../body/today.ts';
import { inReach } from './reach-condition.ts';

const SHOWN = 20;
const SHOWN_POSTS = 2;

/** People as those see them who look after accounts. */
@Injectable()
export class AccountPeople {
  constructor(private readonly db: ScopedDb) {}

  /** People in reach who work here and have no account; by a part of the name or the beginning of the code. */
  find(text: string, anchors: readonly number[]): Promise<AccountPerson[]> {
    return this.db.manager.query<AccountPerson[]>(
      `WITH hit AS (
         SELECT p.id, p.name, u.name AS unit FROM core.person p JOIN core.unit u ON u.id = p.unit_id
         WHERE p.state = 'active' AND ${inReach('p.unit_path', 1)}
           AND (p.name ILIKE '%' || $2 || '%' OR p.code ILIKE $2 || '%')
           AND NOT EXISTS (SELECT FROM core.account a WHERE a.person_id = p.id)
         ORDER BY p.name, p.id LIMIT ${SHOWN})
       SELECT hit.id, hit.name, hit.unit, ARRAY(
         SELECT o.name || COALESCE(t.title ->> $4, t.id)
         FROM core.appointment a JOIN core.organisation o ON o.id = a.organisation_id JOIN core.post_type t ON t.id = a.post
         WHERE a.person_id = hit.id AND ${heldOn('a', '$3::date')}
         ORDER BY a.valid_from, a.id LIMIT ${SHOWN_POSTS}) AS posts
       FROM hit ORDER BY hit.name, hit.id`,
      [anchors, likeText(text), today(), this.db.context.locale],
    );
  }
}

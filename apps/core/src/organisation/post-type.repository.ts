import type { OrganisationType, PostTypeId } from '@linli/contracts';
import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';

export interface PostTypeRow {
  id: PostTypeId;
  title: string;
  organisationTypes: OrganisationType[];
  single: boolean;
}

/** The posts that bodies may have, in the asker's language. */
@Injectable()
export class PostTypeRepository {
  constructor(private readonly db: ScopedDb) {}

  find(type?: OrganisationType): Promise<PostTypeRow[]> {
    return this.db.manager.query(
      `SELECT id, COALESCE(title ->> $1, id) AS title, organisation_types AS "organisationTypes", single FROM core.post_type
       WHERE organisation_types <> '{}' AND ($2::text IS NULL OR $2 = ANY (organisation_types)) ORDER BY position`,
      [this.db.context.locale, type ?? null],
    );
  }
}

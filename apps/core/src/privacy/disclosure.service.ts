import { MAX_PAGED_ROWS } from '@linli/contracts';
import type { Disclosure, DisclosureQuery, Page } from '@linli/contracts';
import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { DisclosureRepository } from './disclosure.repository.ts';
import type { DisclosureReader } from './disclosure.repository.ts';

/** Who looked at masked values: to whoever is concerned, and to the privacy officer. */
@Injectable()
export class DisclosureService {
  constructor(
    private readonly db: ScopedDb,
    private readonly disclosures: DisclosureRepository,
  ) {}

  /** Looks at the asker's own values. An account of nobody in particular has none. */
  async mine(query: DisclosureQuery): Promise<Page<Disclosure>> {
    const person = await this.disclosures.personOf(this.db.context.account.id);
    return this.page(query, person === null ? { anchors: [] } : { person });
  }

  all(query: DisclosureQuery): Promise<Page<Disclosure>> {
    return this.page(query, { anchors: this.db.context.scopes.get('core.disclosure.read') ?? [] });
  }

  private async page(query: DisclosureQuery, reader: DisclosureReader): Promise<Page<Disclosure>> {
    const { items, total } = await this.disclosures.page(query, reader);
    const { page, pageSize } = query;
    return { items, page, pageSize, total: Math.min(total, MAX_PAGED_ROWS), exact: total <= MAX_PAGED_ROWS };
  }
}

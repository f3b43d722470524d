import type { FigureQuestion } from '@linli/contracts';
import { FigureOf, ScopedDb } from '@linli/sdk-server';
import type { RequestContext } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type { LicenceCounts } from '../../contract/index.ts';
import { LicenceService } from './licence.service.ts';

/** What the board tells of licences: each counts the list that it opens to, by the same statement. */
@Injectable()
export class LicenceIndicators {
  /** Both figures of a request are told from one count: whoever holds a post is asked of core, page by page. */
  private readonly counted = new WeakMap<RequestContext, Map<string, Promise<LicenceCounts>>>();

  constructor(
    private readonly licences: LicenceService,
    private readonly db: ScopedDb,
  ) {}

  /** Of the posts that need a certificate, how many are held with a valid one; nothing where no post needs one. */
  @FigureOf('training.posts-licensed')
  async licensed(question: FigureQuestion): Promise<{ value: number; whole: number } | null> {
    const { all, held, expiring } = await this.counts(question);
    return all === 0 ? null : { value: held + expiring, whole: all };
  }

  @FigureOf('training.licences-expiring')
  async expiring(question: FigureQuestion): Promise<number> {
    return (await this.counts(question)).expiring;
  }

  private counts({ unitId, asOf }: FigureQuestion): Promise<LicenceCounts> {
    const { context } = this.db;
    const known = this.counted.get(context) ?? new Map<string, Promise<LicenceCounts>>();
    this.counted.set(context, known);
    const key = `${unitId} ${asOf}`;
    const counts = known.get(key) ?? this.licences.counts({ unit: unitId ?? undefined, asOf });
    known.set(key, counts);
    return counts;
  }
}

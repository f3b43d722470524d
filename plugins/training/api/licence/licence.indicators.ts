import type { FigureQuestion } from '@linli/contracts';
import { FigureOf } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { LicenceService } from './licence.service.ts';

/** What the board tells of licences: each counts the list that it opens to, by the same statement. */
@Injectable()
export class LicenceIndicators {
  constructor(private readonly licences: LicenceService) {}

  /** Of the posts that need a certificate, how many are held with a valid one; nothing where no post needs one. */
  @FigureOf('training.posts-licensed')
  async licensed({ unitId, asOf }: FigureQuestion): Promise<{ value: number; whole: number } | null> {
    const { all, held, expiring } = await this.licences.counts({ unit: unitId ?? undefined, asOf });
    return all === 0 ? null : { value: held + expiring, whole: all };
  }

  @FigureOf('training.licences-expiring')
  expiring({ unitId, asOf }: FigureQuestion): Promise<number> {
    return this.licences.count({ unit: unitId ?? undefined, asOf }, ['expiring']);
  }
}

import type { Day } from '@linli/contracts';
import { PlatformClock, PublishGate, ScopedDb, Texts } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';

/** What a candidacy says in words, in the asker's language, and what day it is. */
@Injectable()
export class CandidacyWords {
  constructor(
    private readonly db: ScopedDb,
    private readonly texts: Texts,
    private readonly gate: PublishGate,
    private readonly clock: PlatformClock,
  ) {}

  get today(): Day {
    return this.clock.today();
  }

  of(key: string, params: Record<string, unknown> = {}): string {
    return this.texts.find(this.db.context.locale, key, params) ?? key;
  }

  /** @throws NotPublishableError where numbers of people stand in what everybody will read. */
  checkPublic(shownText: string): void {
    this.gate.check({ shownText });
  }

  checkCitation(citation: string): void {
    this.gate.check({ citation });
  }
}

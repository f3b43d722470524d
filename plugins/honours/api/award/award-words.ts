import { ScopedDb, Texts } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { AwardFieldError } from './award.errors.ts';

/** The words of what is wrong with a field, in the asker's language; and who asks. */
@Injectable()
export class AwardWords {
  constructor(
    private readonly db: ScopedDb,
    private readonly texts: Texts,
  ) {}

  get asker(): string {
    return this.db.context.account.id;
  }

  wrong(what: ConstructorParameters<typeof AwardFieldError>[0], field: string, days?: number): AwardFieldError {
    const key = `errors.honours.award.${what}.title`;
    const message = this.texts.find(this.db.context.locale, key, { days }) ?? key;
    return new AwardFieldError(what, { field, message, ...(days === undefined ? {} : { days }) });
  }
}

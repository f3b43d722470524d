import { ScopedDb, Texts } from '@linli/sdk-server';
import type { ErrorDetails } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';

/** Puts an error at the field it is about, in the asker's language. */
@Injectable()
export class Faults {
  constructor(
    private readonly db: ScopedDb,
    private readonly texts: Texts,
  ) {}

  at(code: string, field: string, params: Record<string, unknown> = {}): ErrorDetails {
    return { params, errors: [{ field, code, message: this.word(`errors.${code}.title`, params) ?? code }] };
  }

  /** A word in the asker's language. */
  word(key: string, params?: Record<string, unknown>): string | undefined {
    return this.texts.find(this.db.context.locale, key, params);
  }
}

import { ScopedDb, Texts } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { ProjectFieldError } from './project.errors.ts';

/** Sentences in the asker's language. */
@Injectable()
export class ProjectWords {
  constructor(
    private readonly db: ScopedDb,
    private readonly texts: Texts,
  ) {}

  say(key: string, params: Record<string, unknown> = {}): string {
    return this.texts.find(this.db.context.locale, key, params) ?? key;
  }

  /** The error of a code at a field, with the code's own title as its sentence. */
  atField(code: string, field: string, params: Record<string, unknown> = {}): ProjectFieldError {
    return new ProjectFieldError(code, { field, message: this.say(`errors.${code}.title`, params), ...params });
  }
}

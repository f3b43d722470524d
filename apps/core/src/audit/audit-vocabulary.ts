import type { AuditWords } from '@linli/contracts';
import { ScopedDb, Texts } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { PluginHost } from '../plugin/plugin-host.ts';
import { Vocabulary } from './vocabulary.ts';

/** Loads the words that the audit log is said in, in the language of whoever asks. */
@Injectable()
export class AuditVocabulary {
  constructor(
    private readonly db: ScopedDb,
    private readonly texts: Texts,
    private readonly plugins: PluginHost,
  ) {}

  async load(): Promise<Vocabulary> {
    const { locale } = this.db.context;
    const rows = await this.db.manager.query<{ id: string; title: string | null }[]>(
      'SELECT id, title ->> $1 AS title FROM core.permission',
      [locale],
    );
    const titles = rows.flatMap(({ id, title }) => (title === null ? [] : [[id, title] as const]));
    return new Vocabulary(locale, new Map(titles), this.texts, this.plugins);
  }

  /** All words that filters offer. Actions are those that occur: one step in the index for each. */
  async all(): Promise<AuditWords> {
    const words = await this.load();
    const rows = await this.db.manager.query<{ action: string }[]>(
      `WITH RECURSIVE step AS (
         (SELECT action FROM core.audit_entry ORDER BY action LIMIT 1)
         UNION ALL SELECT (SELECT action FROM core.audit_entry WHERE action > step.action ORDER BY action LIMIT 1)
         FROM step WHERE step.action IS NOT NULL)
       SELECT action FROM step WHERE action IS NOT NULL`,
    );
    return {
      actions: rows.map(({ action }) => words.action(action, null)).sort(words.byTitle),
      permissions: words.permissions(),
      plugins: ['core', ...this.plugins.all().map(({ id }) => id)].map((id) => words.plugin(id)),
    };
  }
}

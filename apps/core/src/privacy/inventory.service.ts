import { DENIED_RULES, scanText } from '@linli/contracts';
import type { DeclaredData, DeniedRuleText, FoundText, Inventory, InventoryEntry } from '@linli/contracts';
import { checkColumns, pluginSchemaName, PrivacyRefusedError, ScopedDb, Texts } from '@linli/sdk-server';
import type { SqlClient } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { PluginHost } from '../plugin/plugin-host.ts';
import { CORE_DATA } from './core-data.ts';

interface Owner {
  id: string;
  name: string;
  data: DeclaredData;
  schema: string;
  /** A text of the owner in the asker's language. */
  say: (key: string) => string;
}

const EXAMPLES = 6;

/** What core and the plugins say that they keep about people, held against the tables as they are now. */
@Injectable()
export class InventoryService {
  constructor(
    private readonly db: ScopedDb,
    private readonly plugins: PluginHost,
    private readonly texts: Texts,
  ) {}

  async find(): Promise<Inventory> {
    const { locale } = this.db.context;
    const core = { id: 'core', name: this.say('privacy.core') };
    const found: Inventory = { items: [], gaps: [], missing: [] };
    await this.add(found, { ...core, data: CORE_DATA, schema: 'core', say: (key) => this.say(key) });
    for (const plugin of this.plugins.all()) {
      const { id, manifest } = plugin;
      const name = plugin.nameIn(locale);
      const say = (key: string) => plugin.texts[locale]?.[key] ?? key;
      const told =
        manifest && (await this.add(found, { id, name, data: manifest.data, schema: pluginSchemaName(id), say }));
      if (!told) found.missing.push({ id, name, reason: plugin.status(locale).reason });
    }
    return found;
  }

  /** False for whoever does not say truly what it keeps: its word is not passed on. */
  private async add(found: Inventory, owner: Owner): Promise<boolean> {
    const { id, name, data, schema } = owner;
    try {
      const silent = await checkColumns(this.client(), { owner: id, schema, declared: data });
      for (const { table, column } of silent)
        found.gaps.push({ owner: { id, name }, table, column, kind: 'undeclared-text' });
    } catch (error) {
      if (error instanceof PrivacyRefusedError) return false;
      throw error;
    }
    found.items.push(...entriesOf(owner));
    return true;
  }

  private say(key: string): string {
    return this.texts.find(this.db.context.locale, key) ?? key;
  }

  deniedRules(): DeniedRuleText[] {
    const { locale } = this.db.context;
    return DENIED_RULES.map(({ id, words, chinese }) => ({
      id,
      title: this.texts.find(locale, `privacy.denied.${id}`) ?? id,
      why: this.texts.find(locale, `privacy.denied-why.${id}`) ?? '',
      examples: [...chinese.slice(0, EXAMPLES), ...words.slice(0, EXAMPLES)],
    }));
  }

  scan(text: string): FoundText[] {
    return scanText(text);
  }

  /** The request's own transaction, for whoever reads the catalogue. */
  private client(): SqlClient {
    return {
      query: async (sql: string, values?: unknown[]) => ({
        rows: await this.db.manager.query<Record<string, unknown>[]>(sql, values),
      }),
    };
  }
}

function entriesOf({ id, name, data, say }: Owner): InventoryEntry[] {
  const owner = { id, name };
  const declared = data.personalData.flatMap(({ table, columns, purpose, retentionDays, after, ...more }) =>
    columns.map((column): InventoryEntry => ({
      id: `${id}.${table}.${column}`,
      owner,
      table,
      column,
      kind: 'declared',
      class: more.class,
      purpose: say(purpose.replaceAll('%', '')),
      basis: more.basis,
      mask: more.mask,
      retentionDays: retentionDays ?? null,
      after: after ?? null,
      published: null,
    })),
  );
  const free = data.freeText.map(({ table, column, published }): InventoryEntry => ({
    id: `${id}.${table}.${column}`,
    owner,
    table,
    column,
    kind: 'free-text',
    class: null,
    purpose: null,
    basis: null,
    mask: null,
    retentionDays: null,
    after: null,
    published,
  }));
  // A file has no columns and no mask: it is shown or it is not.
  const attached = (data.attachments ?? []).map(({ kind, purpose, retentionDays, after, ...more }): InventoryEntry => ({
    id: `${id}.attachment.${kind}`,
    owner,
    table: 'attachment',
    column: kind,
    kind: 'declared',
    class: more.class,
    purpose: say(purpose.replaceAll('%', '')),
    basis: more.basis,
    mask: null,
    retentionDays: retentionDays ?? null,
    after: after === undefined ? null : `${more.record}.${after}`,
    published: null,
  }));
  return [...declared, ...free, ...attached];
}

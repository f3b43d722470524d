import type { AuditWord } from '@linli/contracts';
import type { Locale, Texts } from '@linli/sdk-server';
import type { PluginHost } from '../plugin/plugin-host.ts';

/** Says actions, permissions, plugins and kinds of records in one language; also after the request that asked has ended. */
export class Vocabulary {
  constructor(
    private readonly locale: Locale,
    /** Titles of all permissions there are, and were. */
    private readonly titles: ReadonlyMap<string, string>,
    private readonly texts: Texts,
    private readonly plugins: PluginHost,
  ) {}

  /** A finer word than a permission has a text of its own; of a plugin's the permission acted with says most. */
  action(id: string, permission: string | null): AuditWord {
    // What the SDK tells in the name of any plugin.
    const common = () => this.find(`audit.action.any.${id.slice(id.indexOf('.') + 1)}`);
    const title =
      this.find(`audit.action.${id}`) ?? common() ?? this.titles.get(id) ?? this.titles.get(permission ?? '') ?? id;
    return { id, title };
  }

  permission(id: string): AuditWord {
    return { id, title: this.titles.get(id) ?? id };
  }

  permissions(): AuditWord[] {
    return [...this.titles].map(([id, title]) => ({ id, title })).sort(this.byTitle);
  }

  plugin(id: string): AuditWord {
    const title = id === 'core' ? this.find('audit.core') : this.plugins.find(id)?.nameIn(this.locale);
    return { id, title: title ?? id };
  }

  type(id: string): AuditWord {
    return { id, title: this.find(`audit.type.${id}`) ?? this.plugin(id.split('.')[0] ?? id).title };
  }

  field(name: string): string | null {
    return this.find(`audit.field.${name}`) ?? this.find(`audit.field.${name.split('.').at(-1) ?? name}`) ?? null;
  }

  say(key: string, params?: Record<string, unknown>): string {
    return this.find(key, params) ?? key;
  }

  readonly byTitle = (a: AuditWord, b: AuditWord): number => a.title.localeCompare(b.title, this.locale);

  private find(key: string, params?: Record<string, unknown>): string | undefined {
    return this.texts.find(this.locale, key, params);
  }
}

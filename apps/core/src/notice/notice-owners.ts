import { ScopedDb, Texts } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { PluginHost } from '../plugin/plugin-host.ts';

/** What the owners of notices are called in the asker's language; one that is not there any more by its id. */
@Injectable()
export class NoticeOwners {
  constructor(
    private readonly db: ScopedDb,
    private readonly plugins: PluginHost,
    private readonly texts: Texts,
  ) {}

  nameOf(owner: string): string {
    const { locale } = this.db.context;
    const name = owner === 'core' ? this.texts.find(locale, 'audit.core') : this.plugins.find(owner)?.nameIn(locale);
    return name ?? owner;
  }
}

import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ScopedDb } from '../db/scoped-db.ts';
import { CoreSocket } from './core-socket.ts';
import type { CoreAsk } from './core-socket.ts';

const API = '/api/core/v1';

/**
 * Asks core in the name of whoever asked the plugin. Core allows what both the plugin's `coreScopes` and that person's
 * scope allow, as it is at this moment: a plugin reaches nothing through core that its caller could not.
 * @example const unit = await core.get<UnitDetail>(`/units/${id}`)
 */
@Injectable()
export class CoreClient {
  constructor(
    private readonly socket: CoreSocket,
    private readonly db: ScopedDb,
  ) {}

  async get<T>(path: string, query: Record<string, string | number | boolean | undefined> = {}): Promise<T> {
    const given = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) if (value !== undefined) given.set(name, String(value));
    const search = given.toString();
    return await this.ask<T>({ method: 'GET', path: API + path + (search === '' ? '' : `?${search}`) });
  }

  /**
   * Core's write is a transaction of its own, committed before the plugin's. `key` makes it repeatable: give one that
   * follows from the plugin's own request where that may be sent again.
   */
  async post<T>(path: string, body: unknown, key: string = randomUUID()): Promise<T> {
    return await this.ask<T>({ method: 'POST', path: API + path, body, key });
  }

  async patch<T>(path: string, body: unknown): Promise<T> {
    return await this.ask<T>({ method: 'PATCH', path: API + path, body });
  }

  private async ask<T>(ask: CoreAsk): Promise<T> {
    const { token, requestId, locale } = this.db.context;
    const { text } = await this.socket.send({ ...ask, token, requestId, locale });
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }
}

import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { dayOf } from '@linli/contracts';
import { ContextResolver, createServer, describeApi, sdkLocales, Texts, UnauthenticatedError } from '@linli/sdk-server';
import { createTestDatabase, TestPlatform } from '@linli/sdk-server/testing';
import type { TestDatabase } from '@linli/sdk-server/testing';
import type { FastifyRequest } from 'fastify';
import { Module } from '@nestjs/common';
import { Clock, startOfDay } from '../../clock/clock.ts';
import { DataImportModule } from '../../data-import/data-import.module.ts';
import { PluginHost } from '../../plugin/plugin-host.ts';
import { VaultModule } from '../../privacy/vault.module.ts';
import { VaultKeys } from '../../privacy/vault-keys.ts';
import { UnitModule } from '../unit.module.ts';
import { UnitPlanRunner } from '../unit-plan.runner.ts';

const ACCOUNT_HEADER = 'x-test-account';

export interface Answer<T> {
  status: number;
  body: T;
}

export interface Send {
  headers?: Record<string, string>;
  body?: unknown;
}

/** Everything that a district administrator may do with units. */
export const ADMIN = [
  'core.unit.read',
  'core.unit.create',
  'core.unit.update',
  'core.unit.move',
  'core.unit.merge',
  'core.unit.split',
  'core.unit.abolish',
  'core.unit.distribute',
  'core.unit.import',
];

/** A clock that a test moves. */
export class TestClock extends Clock {
  aheadMs = 0;

  override nowMs(): number {
    return Date.now() + this.aheadMs;
  }

  /** Lets so many days pass. */
  passDays(days: number): void {
    this.aheadMs += days * 86_400_000;
  }

  /** The day so many days from today. */
  day(days: number): string {
    return dayOf(new Date(this.nowMs() + days * 86_400_000));
  }

  /** Goes to the beginning of a day, or some milliseconds beside it. */
  goTo(day: string, besideMs = 0): void {
    this.aheadMs = startOfDay(day) + besideMs - Date.now();
  }
}

@Module({})
class ClockModule {}

const vaultKeys = { provide: VaultKeys, useValue: new VaultKeys(randomBytes(32), randomBytes(32)) };
/** No plugin runs beside the units' part of core. */
const noPlugins = { provide: PluginHost, useValue: { all: () => [] } };
const clocked = (clock: Clock) => ({ provide: Clock, useValue: clock });

/** The units' part of core on a database of its own; a header says who asks, in place of a log-in. */
export async function startUnitServer() {
  const database: TestDatabase = await createTestDatabase();
  const platform = new TestPlatform(database.client);
  const resolver: ContextResolver = {
    async resolve(request: FastifyRequest) {
      const id = request.headers[ACCOUNT_HEADER];
      if (typeof id !== 'string') throw new UnauthenticatedError('core.identity.no-token');
      return { account: { id, name: await platform.nameOf(id) }, scopes: await platform.scopes(id) };
    },
  };
  const clock = new TestClock();
  const core = path.join(import.meta.dirname, '..', '..', '..');
  const app = await createServer({
    modules: [
      {
        module: ClockModule,
        global: true,
        providers: [clocked(clock), vaultKeys, noPlugins],
        exports: [Clock, VaultKeys, PluginHost],
      },
      VaultModule,
      UnitModule,
      DataImportModule,
    ],
    resolver: { provide: ContextResolver, useValue: resolver },
    database: { url: database.url, connections: 6, entities: [], searchPath: 'core, core_pub, public' },
    texts: Texts.fromFolders([sdkLocales('/nowhere'), path.join(core, 'locales')]),
    logLevels: ['error'],
  });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();

  const plans = app.get(UnitPlanRunner);
  const call = async <T>(account: string | undefined, method: string, url: string, { headers, body }: Send = {}) => {
    // As the door of core does.
    if (plans.isDue) await plans.catchUp();
    const answer = await app.inject({
      method: method as 'GET',
      url,
      headers: { ...(account ? { [ACCOUNT_HEADER]: account } : {}), ...headers },
      ...(body === undefined ? {} : { payload: body as object }),
    });
    return { status: answer.statusCode, body: (answer.body === '' ? null : JSON.parse(answer.body)) as T };
  };
  const as = (account: string) => ({
    get: <T>(url: string, headers?: Record<string, string>) => call<T>(account, 'GET', url, { headers }),
    post: <T>(url: string, body: unknown = {}, headers?: Record<string, string>) =>
      call<T>(account, 'POST', url, { headers, body }),
    patch: <T>(url: string, body: unknown) => call<T>(account, 'PATCH', url, { body }),
    upload: <T>(file: Buffer | string, headers?: Record<string, string>, name = 'test.csv') =>
      call<T>(account, 'POST', `/imports/units?fileName=${encodeURIComponent(name)}`, {
        headers: { 'content-type': 'text/csv', ...headers },
        body: file,
      }),
  });
  return {
    app,
    database,
    platform,
    clock,
    plans,
    call,
    as,
    /** An account with permissions at a unit. */
    async person(name: string, permissions: string[], unitId: number) {
      const id = await platform.account(name);
      await platform.grant(id, permissions, unitId);
      return { id, ...as(id) };
    },
    openApi: () => describeApi(app, { title: 'core', version: '0', description: '' }),
    async close() {
      await app.close();
      await database.close();
    },
  };
}

export type UnitServer = Awaited<ReturnType<typeof startUnitServer>>;

import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { commandSchema } from '@linli/contracts';
import type { AnyActionOf, StateOf } from '@linli/contracts';
import { Body, Controller, Get, Injectable, Module, Param, Post } from '@nestjs/common';
import { Column, Entity } from 'typeorm';
import { z } from 'zod';
import { Names } from '../../db/names.ts';
import { ScopedDb } from '../../db/scoped-db.ts';
import { startTestPlugin } from '../../testing/test-plugin.ts';
import type { TestPlugin } from '../../testing/test-plugin.ts';
import { ActionRoute, AllowOn } from '../action-route.ts';
import { defineRecord } from '../record-kind.ts';
import { askerOf, awaitedFrom, offersOn, waitingFor } from '../record-policy.ts';
import { HistoryEntity, RecordEntity } from '../record.entity.ts';
import { Records } from '../records.ts';
import type { WantedStep } from '../records.ts';
import { ERRAND_MACHINE } from './errand.machine.ts';

@Entity('errand')
export class ErrandRow extends RecordEntity<StateOf<typeof ERRAND_MACHINE>> {
  @Column('text') text!: string;
  @Column({ name: 'asker_id', type: 'uuid' }) askerId!: string;
  @Column({ name: 'taker_id', type: 'uuid', nullable: true }) takerId!: string | null;
  @Column({ name: 'on_hold', type: 'boolean' }) onHold!: boolean;
  @Column({ name: 'office_id', type: 'uuid', nullable: true }) officeId!: string | null;
}

@Entity('errand_event')
export class ErrandLine extends HistoryEntity<AnyActionOf<typeof ERRAND_MACHINE>> {
  @Column({ name: 'errand_id', type: 'uuid' }) errandId!: string;
  @Column({ type: 'text', nullable: true }) text!: string | null;
  @Column({ type: 'text', nullable: true }) reason!: string | null;
}

export const ERRANDS = defineRecord({
  machine: ERRAND_MACHINE,
  row: ErrandRow,
  history: { line: ErrandLine, of: 'errandId' },
  guards: {
    taker: { is: 'takerId' },
    'not-asker': { not: 'askerId' },
    'no-hold': { holds: ({ onHold }) => !onHold },
  },
  follows: {
    count: async ({ row }, db) => {
      if (row.text === 'fail') throw new Error('what follows failed');
      await db.manager.query('UPDATE errand SET text = text || $2 WHERE id = $1', [row.id, '!']);
    },
  },
  organisations: ['officeId'],
  title: ({ text }) => text,
  todo: { title: ({ text }) => text, route: ({ id }) => `errands/${id}` },
  masks: { text: 'text' },
});

const id = z.uuid();
const askSchema = z.object({ text: z.string(), unitId: z.int(), onHold: z.boolean().default(false) });
const rewordSchema = z.object({ text: z.string(), version: z.int() });
type Plain = { version: number };

@Injectable()
class ErrandService {
  constructor(
    readonly db: ScopedDb,
    readonly records: Records,
    readonly names: Names,
  ) {}

  async shown(row: ErrandRow) {
    const { context } = this.db;
    const names = await this.names.of([row.unitId], [row.askerId, row.takerId]);
    const { id: errandId, state, version, text, stateSince } = row;
    const offers = offersOn(ERRANDS, row, askerOf(context));
    return {
      id: errandId,
      state,
      version,
      text,
      stateSince,
      actions: offers,
      waitingFor: waitingFor(ERRANDS, row, names),
    };
  }
}

@Controller('errands')
class ErrandController {
  constructor(private readonly errands: ErrandService) {}

  @Get('mine-to-do')
  @AllowOn(ERRAND_MACHINE, 'errand.errand.read')
  mine() {
    const { db } = this.errands;
    const either = awaitedFrom(ERRANDS, db.context.account.id, undefined);
    const page = { page: 1, pageSize: 50 };
    return db.page(ErrandRow, { read: 'errand.errand.read', either, page, order: [['id', 'ASC']] });
  }

  @Get(':id')
  @AllowOn(ERRAND_MACHINE, 'errand.errand.read')
  async get(@Param('id', { schema: id }) errandId: string) {
    return this.errands.shown(await this.errands.records.get(ERRANDS, errandId));
  }

  @Get(':id/history')
  @AllowOn(ERRAND_MACHINE, 'errand.errand.read')
  async history(@Param('id', { schema: id }) errandId: string) {
    return { items: await this.errands.records.history(ERRANDS, errandId) };
  }

  @Post()
  @AllowOn(ERRAND_MACHINE, 'errand.errand.ask')
  async ask(@Body({ schema: askSchema }) errand: z.infer<typeof askSchema>) {
    const values = { ...errand, askerId: this.errands.db.context.account.id };
    return this.errands.shown(await this.errands.records.begin(ERRANDS, values));
  }

  @ActionRoute(ERRAND_MACHINE, 'take', z.object())
  async take(@Param('id', { schema: id }) errandId: string, @Body() { version }: Plain) {
    const takerId = this.errands.db.context.account.id;
    return this.act(errandId, { action: 'take', version, patch: { takerId } });
  }

  @ActionRoute(ERRAND_MACHINE, 'refuse', z.object())
  async refuse(
    @Param('id', { schema: id }) errandId: string,
    @Body({ schema: commandSchema(ERRAND_MACHINE, 'refuse') }) { version, reason }: Plain & { reason: string },
  ) {
    return this.act(errandId, { action: 'refuse', version, said: { reason } });
  }

  @ActionRoute(ERRAND_MACHINE, 'reword', z.object())
  async reword(
    @Param('id', { schema: id }) errandId: string,
    @Body({ schema: rewordSchema }) { version, text }: z.infer<typeof rewordSchema>,
  ) {
    return this.act(errandId, { action: 'reword', version, patch: () => Promise.resolve({ text }) });
  }

  @ActionRoute(ERRAND_MACHINE, 'finish', z.object())
  async finish(@Param('id', { schema: id }) errandId: string, @Body() { version }: Plain) {
    return this.act(errandId, { action: 'finish', version });
  }

  private async act(errandId: string, step: WantedStep<typeof ERRAND_MACHINE, ErrandRow>) {
    return this.errands.shown(await this.errands.records.act(ERRANDS, errandId, step));
  }
}

@Module({ controllers: [ErrandController], providers: [ErrandService] })
class ErrandModule {}

const MANIFEST = {
  manifestVersion: 1,
  id: 'errand',
  version: '0.1.0',
  publisher: { id: 'linli', name: 'Linli' },
  displayName: '%name%',
  description: '%name%',
  category: 'test',
  license: 'Apache-2.0',
  compat: { platform: '^0.1.0', sdk: '^0.1.0' },
  web: { exposes: {}, i18n: { defaultLocale: 'zh-CN', locales: ['zh-CN', 'en'] } },
  extensions: [],
  api: { runtime: 'process', versions: ['v1'], limits: { memoryMb: 128, bodyKb: 4, timeoutMs: 1000, concurrency: 8 } },
  permissions: ['read', 'ask', 'take'].map((verb) => ({ id: `errand.errand.${verb}`, title: '%name%' })),
  roles: [],
  todos: ['take', 'finish'].map((action) => ({
    id: `errand.errand.to-${action}`,
    title: '%name%',
    permission: 'errand.errand.take',
    read: 'errand.errand.read',
  })),
  data: {
    migrations: 'migrations/migrations.json',
    scopedTables: [{ table: 'errand', read: 'errand.errand.read' }],
  },
};
const SQL = `CREATE TABLE errand (id uuid PRIMARY KEY, unit_id integer NOT NULL, text text NOT NULL, state text NOT NULL,
  state_since timestamptz NOT NULL, version integer NOT NULL, asker_id uuid NOT NULL, taker_id uuid, on_hold boolean NOT NULL, office_id uuid);
SELECT core_pub.scope_table('errand', 'errand.errand.read');
CREATE TABLE errand_event (id uuid PRIMARY KEY, errand_id uuid NOT NULL REFERENCES errand (id), action text NOT NULL, at timestamptz NOT NULL,
  actor_id uuid NOT NULL, text text, reason text);
SELECT core_pub.scope_child('errand_event', 'errand', 'errand_id');`;
const TEXTS = {
  name: '跑腿',
  'errand.state.taken': '已接单',
  'errors.errand.errand.state.title': '现在是“{{title}}”',
  'errors.errand.errand.own-errand.title': '自己的事不能自己接',
  'errors.errand.errand.on-hold.title': '已挂起',
};

/** Starts a plugin whose records live by {@link ERRAND_MACHINE}; its folder is written for it. */
export async function startErrandPlugin(): Promise<TestPlugin> {
  const folder = mkdtempSync(path.join(tmpdir(), 'linli-errand-'));
  const write = (name: string, content: unknown) => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  };
  write('plugin.json', MANIFEST);
  write('locales/zh-CN.json', TEXTS);
  write('locales/en.json', TEXTS);
  write('migrations/202611260100-create-errand.sql', SQL);
  write('migrations/migrations.json', { '202611260100-create-errand.sql': 'expand' });
  return startTestPlugin({ modules: [ErrandModule], entities: [ErrandRow, ErrandLine] }, folder);
}

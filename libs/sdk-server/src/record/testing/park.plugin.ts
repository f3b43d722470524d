import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { defineMachine, plainCommandSchema, recordAnswers } from '@linli/contracts';
import type { AnyActionOf, PlainCommand, StateOf } from '@linli/contracts';
import { Body, Controller, Module, Query } from '@nestjs/common';
import { Column, Entity } from 'typeorm';
import { z } from 'zod';
import { ScopedDb } from '../../db/scoped-db.ts';
import type { PluginDefinition } from '../../bootstrap/start-plugin.ts';
import { sql } from '../../db/sql.ts';
import { ActionRoute } from '../action-route.ts';
import { AnsweredRecords, defineAnswers } from '../answered-records.ts';
import { defineRecord } from '../record-kind.ts';
import { CreateRoute, HistoryRoute, ListRoute, RecordId, RecordRoute } from '../record-routes.ts';
import { CreatedRecordEntity, HistoryEntity } from '../record.entity.ts';

const MACHINE = defineMachine({
  noun: 'parks.park',
  read: 'parks.park.read',
  create: { action: 'open', to: 'open', permission: 'parks.park.keep' },
  states: { open: { tone: 'active' }, shut: { final: true } },
  actions: { shut: { from: ['open'], to: 'shut', permission: 'parks.park.keep' } },
});
const answers = recordAnswers(MACHINE, { listed: { name: z.string() }, shown: {}, said: {} });
const openSchema = z.object({ name: z.string().trim().min(1), unitId: z.int() });

@Entity('park')
class ParkRow extends CreatedRecordEntity<StateOf<typeof MACHINE>> {
  @Column('text') name!: string;
}

@Entity('park_event')
class ParkLine extends HistoryEntity<AnyActionOf<typeof MACHINE>> {
  @Column({ name: 'park_id', type: 'uuid' }) parkId!: string;
}

export const PARKS = defineRecord({
  machine: MACHINE,
  row: ParkRow,
  history: { line: ParkLine, of: 'parkId' },
  title: ({ name }) => name,
});
const parks = defineAnswers(PARKS, {
  listed: ({ name }) => ({ name }),
  shown: () => ({}),
  searched: ['name'],
});

/** A mistake that somebody may make in a plugin; a test makes it to see it found. */
export type ParkFault = 'pattern' | 'oldest-first' | 'every-unit' | 'any-version' | 'told-too-much';
export const parkFault: { now: ParkFault | undefined } = { now: undefined };
const has = (fault: ParkFault) => parkFault.now === fault;

@Controller('parks')
class ParkController {
  constructor(
    private readonly records: AnsweredRecords,
    private readonly db: ScopedDb,
  ) {}

  @ListRoute(answers)
  findPage(@Query({ schema: answers.query }) { q, unit, sort, ...query }: z.infer<typeof answers.query>) {
    const where = has('pattern') && q ? [sql`row.name LIKE ${`%${q}%`}`] : [];
    return this.records.page(
      parks,
      {
        ...query,
        q: has('pattern') ? undefined : q,
        unit: has('every-unit') ? undefined : unit,
        sort: has('oldest-first') ? 'createdAt' : sort,
      },
      { where },
    );
  }

  @RecordRoute(answers)
  async get(@RecordId() id: string) {
    const one = await this.records.get(parks, id);
    return has('told-too-much') ? { ...one, actions: [{ action: 'shut', barrier: null }] } : one;
  }

  @HistoryRoute(answers)
  getHistory(@RecordId() id: string) {
    return this.records.history(parks, id);
  }

  @CreateRoute(answers)
  open(@Body({ schema: openSchema }) command: z.infer<typeof openSchema>) {
    return this.records.begin(parks, command);
  }

  @ActionRoute(MACHINE, 'shut', answers.shown)
  async shut(@RecordId() id: string, @Body({ schema: plainCommandSchema }) { version }: PlainCommand) {
    if (!has('any-version')) return this.records.act(parks, id, { action: 'shut', version });
    const row = await this.db.get(ParkRow, id, 'parks.park.not-found');
    return this.records.act(parks, id, { action: 'shut', version: row.version });
  }
}

@Module({ controllers: [ParkController] })
class ParkModule {}

export const parkDefinition: PluginDefinition = { modules: [ParkModule], entities: [ParkRow, ParkLine] };

const PERMISSIONS = ['parks.park.read', 'parks.park.keep'];
const MANIFEST = {
  manifestVersion: 1,
  id: 'parks',
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
  permissions: PERMISSIONS.map((id) => ({ id, title: '%name%' })),
  roles: [{ id: 'parks.keeper', title: '%name%', permissions: PERMISSIONS, suggestedFor: [] }],
  data: {
    migrations: 'migrations/migrations.json',
    scopedTables: [{ table: 'park', read: 'parks.park.read' }],
  },
};
const SQL = `CREATE TABLE park (id uuid PRIMARY KEY, unit_id integer NOT NULL, name text NOT NULL, state text NOT NULL,
  state_since timestamptz NOT NULL, version integer NOT NULL, created_at timestamptz NOT NULL, created_by uuid NOT NULL);
SELECT core_pub.scope_table('park', 'parks.park.read');
CREATE TABLE park_event (id uuid PRIMARY KEY, park_id uuid NOT NULL REFERENCES park (id), action text NOT NULL,
  at timestamptz NOT NULL, actor_id uuid NOT NULL);
SELECT core_pub.scope_child('park_event', 'park', 'park_id');`;
const TEXTS = {
  name: '公园',
  'nav.parks': '公园',
  'park.field.name': '公园',
  'park.state.open': '开放',
  'park.state.shut': '已关闭',
  'errors.parks.park.state.title': '现在是“{{title}}”',
};

/** The folder of a small plugin as `linli create` writes them, in one file. */
export function parkFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'linli-parks-'));
  const write = (name: string, content: unknown) => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  };
  write('plugin.json', MANIFEST);
  write('locales/zh-CN.json', TEXTS);
  write('locales/en.json', TEXTS);
  write('migrations/202611260100-create-park.sql', SQL);
  write('migrations/migrations.json', { '202611260100-create-park.sql': 'expand' });
  return folder;
}

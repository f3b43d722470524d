import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FigureQuestion } from '@linli/contracts';
import { Body, Controller, Get, Injectable, Module, Param, Post, Query } from '@nestjs/common';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { z } from 'zod';
import { Allow, AllowAnyAccount } from '../access/allow.decorator.ts';
import { AttachmentModule } from '../attachment/attachment.module.ts';
import { AuditTrail } from '../audit/audit-trail.ts';
import { ScopedDb } from '../db/scoped-db.ts';
import { ScopedEntity } from '../db/scoped.entity.ts';
import { sql } from '../db/sql.ts';
import { FigureOf } from '../indicator/figure-of.decorator.ts';
import { Notices } from '../notices/notices.ts';
import { Answers } from '../openapi/openapi.ts';
import { Todos } from '../todos/todos.ts';
import { MEMO_PHOTOS, PhotoController } from './memo-photos.ts';
import { startTestPlugin } from './test-plugin.ts';
import type { TestPlugin } from './test-plugin.ts';

const noteSchema = z.object({ id: z.uuid(), unitId: z.int(), text: z.string().min(2) });

const announceSchema = z.object({
  days: z.int(),
  minDays: z.int(),
  fail: z.boolean(),
  type: z.string().default('memo.note'),
});

const loanSchema = z.object({ to: z.uuid(), permissions: z.array(z.string()), until: z.iso.datetime() });

@Entity('note')
class Note extends ScopedEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'text' }) text!: string;
  @Column({ type: 'integer' }) version!: number;
  /** An organisation that handles it. */
  @Column({ name: 'handler_id', type: 'uuid', nullable: true }) handlerId!: string | null;
  @Column({ name: 'partner_id', type: 'uuid', nullable: true }) partnerId!: string | null;
}

@Injectable()
class NoteService {
  constructor(
    readonly db: ScopedDb,
    private readonly audit: AuditTrail,
  ) {}

  async add(note: z.infer<typeof noteSchema>) {
    await this.db.manager.insert(Note, { ...note, version: 1 });
    if (note.text === 'fail') throw new Error('after the insert');
    if (note.text === 'told') {
      const told = { target: { type: 'memo.note', id: note.id, title: note.text }, unit: note.unitId };
      this.audit.changed({
        ...told,
        action: 'memo.note.add',
        before: null,
        after: { text: note.text },
        masks: { text: 'text' },
      });
      this.audit.read({ target: { type: 'memo.note', id: note.id }, unit: note.unitId, fields: ['text'] });
    }
    return note;
  }

  @FigureOf('memo.notes')
  count({ unitId }: FigureQuestion): Promise<number> {
    const organisations = ['handlerId', 'partnerId'] as const;
    return this.db.countAll(Note, { read: 'memo.note.read', organisations, unit: unitId ?? undefined });
  }
}

@Controller('notes')
class NoteController {
  constructor(
    private readonly notes: NoteService,
    private readonly notices: Notices,
  ) {}

  @Get()
  @Allow('memo.note.read')
  list(@Query({ schema: z.object({ like: z.string().default('') }) }) { like }: { like: string }) {
    return this.notes.db.page(Note, {
      read: 'memo.note.read',
      organisations: ['handlerId', 'partnerId'],
      page: { page: 1, pageSize: 50 },
      where: [sql`row.text LIKE ${`%${like}%`}`],
      order: [['id', 'ASC']],
    });
  }

  @Get('lent')
  @Allow('memo.note.read')
  lent() {
    return this.notes.db.page(Note, { read: 'lent', page: { page: 1, pageSize: 50 }, order: [['id', 'ASC']] });
  }

  @Post(':id/announce')
  @Allow('memo.note.write')
  async announce(
    @Param('id') id: string,
    @Body({ schema: announceSchema }) { days, minDays, type, fail }: z.output<typeof announceSchema>,
  ) {
    const { unitId, text } = await this.notes.db.get(Note, id, 'memo.note.not-found');
    const record = { type, id, title: text };
    const opening = {
      title: text,
      text,
      unitId,
      days,
      minDays,
      objectionDays: days,
      record,
      blocks: 'memo.note.go-on',
    };
    const notice = await this.notices.open(opening);
    if (fail) throw new Error('after the notice');
    return { notice };
  }

  @Post(':id/go-on')
  @Allow('memo.note.write')
  goOn(@Param('id') id: string) {
    return this.notices.check({ type: 'memo.note', id }, 'memo.note.go-on');
  }

  @Post(':id/lend')
  @Allow('memo.note.write')
  async lend(@Param('id') id: string, @Body({ schema: loanSchema }) loan: z.infer<typeof loanSchema>) {
    const [made] = await this.notes.db.manager.query<{ loan: string }[]>(
      `SELECT core_pub.lend_v1('note', $1, $2, $3, $4, 'asked to look at it') AS loan`,
      [id, loan.to, loan.permissions, loan.until],
    );
    return { loan: made?.loan };
  }

  @Post('loans/:id/return')
  @Allow('memo.note.read')
  async giveBack(@Param('id') id: string) {
    const [back] = await this.notes.db.manager.query<{ over: boolean }[]>('SELECT core_pub.return_v1($1) AS over', [
      id,
    ]);
    return back;
  }

  @Get(':id')
  @Allow('memo.note.read')
  @Answers(noteSchema)
  get(@Param('id', { schema: z.uuid() }) id: string) {
    return this.notes.db.get(Note, id, 'memo.note.not-found');
  }

  @Post()
  @Allow('memo.note.write')
  add(@Body({ schema: noteSchema }) note: z.infer<typeof noteSchema>) {
    return this.notes.add(note);
  }

  @Post(':id/rename')
  @Allow('memo.note.write')
  async rename(
    @Param('id') id: string,
    @Body({ schema: z.object({ text: z.string(), version: z.int() }) }) body: { text: string; version: number },
  ) {
    const note = await this.notes.db.get(Note, id, 'memo.note.not-found');
    return this.notes.db.update(Note, Object.assign(note, { version: body.version }), { text: body.text });
  }

  @Get('closed/door')
  closed() {
    return 'never';
  }

  @Get('me/name')
  @AllowAnyAccount()
  me() {
    return { name: this.notes.db.context.account.name };
  }
}

const waitingSchema = z.object({
  record: z.object({ type: z.string(), id: z.uuid(), title: z.string(), route: z.string(), unitId: z.int() }),
  waiting: z.array(
    z.object({
      kind: z.string(),
      step: z.string().optional(),
      accountId: z.uuid().optional(),
      barrierId: z.uuid().optional(),
      since: z.coerce.date().optional(),
      until: z.coerce.date().optional(),
    }),
  ),
  fail: z.boolean().default(false),
});
type Waiting = z.infer<typeof waitingSchema>;
const closingSchema = z.object({ type: z.string(), id: z.uuid(), step: z.string().optional() });

/** Says whatever a test wants to be said about what waits. */
@Controller('todos')
class TodoController {
  constructor(private readonly todos: Todos) {}

  @Post('set')
  @Allow('memo.note.write')
  async set(@Body({ schema: waitingSchema }) { record, waiting, fail }: Waiting) {
    await this.todos.set(record, waiting);
    if (fail) throw new Error('after the todos');
    return {};
  }

  @Post('open')
  @Allow('memo.note.write')
  async open(@Body({ schema: waitingSchema }) { record, waiting }: Waiting) {
    for (const todo of waiting) await this.todos.open(record, todo);
    return {};
  }

  @Post('close')
  @Allow('memo.note.write')
  async close(@Body({ schema: closingSchema }) { type, id, step }: z.infer<typeof closingSchema>) {
    await this.todos.close({ type, id }, step);
    return {};
  }

  @Post('move')
  @Allow('memo.note.write')
  async move(@Body({ schema: waitingSchema }) { record }: Waiting) {
    await this.todos.move(record);
    return {};
  }
}

@Module({ controllers: [NoteController, PhotoController, TodoController], providers: [NoteService] })
class NoteModule {}

const MANIFEST = {
  manifestVersion: 1,
  id: 'memo',
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
  permissions: [
    { id: 'memo.note.read', title: '%name%' },
    { id: 'memo.note.write', title: '%name%' },
  ],
  roles: [],
  indicators: [
    {
      id: 'memo.notes',
      title: '%name%',
      definition: '%name%',
      rule: '%name%',
      unit: 'count',
      levels: ['district', 'street'],
      permission: 'memo.note.read',
      drilldown: 'notes?unit={unitId}&asOf={asOf}',
    },
  ],
  todos: [
    { id: 'memo.note.to-check', title: '%name%', permission: 'memo.note.write', read: 'memo.note.read' },
    { id: 'memo.note.to-answer', title: '%name%' },
  ],
  data: {
    migrations: 'migrations/migrations.json',
    attachments: [{ kind: 'note-photo', record: 'note', class: 'personal', purpose: '%name%', basis: 'duty' }],
    scopedTables: [{ table: 'note', read: 'memo.note.read', organisationColumns: ['handler_id', 'partner_id'] }],
  },
};
const SQL = `CREATE TABLE note (id uuid PRIMARY KEY, unit_id integer NOT NULL, text text NOT NULL, version integer NOT NULL, handler_id uuid, partner_id uuid);
SELECT core_pub.scope_table('note', 'memo.note.read');
SELECT core_pub.scope_organisation('note', 'handler_id', 'memo.note.read');
SELECT core_pub.scope_organisation('note', 'partner_id', 'memo.note.read');
SELECT core_pub.scope_lent('note');
SELECT core_pub.scope_attachments('note', ARRAY['handler_id', 'partner_id']);
SELECT core_pub.scope_detach('note', ARRAY['handler_id', 'partner_id']);`;

/** Starts a small plugin whose folder is written for it: notes that belong to a unit. */
export async function startMemoPlugin(): Promise<TestPlugin> {
  const folder = mkdtempSync(path.join(tmpdir(), 'linli-memo-'));
  const write = (name: string, content: unknown) => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  };
  write('plugin.json', MANIFEST);
  write('locales/zh-CN.json', { name: '便签', 'errors.memo.note.not-found.title': '没有这张便签' });
  write('locales/en.json', { name: 'Notes', 'errors.memo.note.not-found.title': 'No such note' });
  write('migrations/202611230000-create-note.sql', SQL);
  write('migrations/migrations.json', { '202611230000-create-note.sql': 'expand' });
  return startTestPlugin({ modules: [AttachmentModule.of([MEMO_PHOTOS]), NoteModule], entities: [Note] }, folder);
}

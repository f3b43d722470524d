import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Body, Controller, Get, Injectable, Module, Param, Post, Query } from '@nestjs/common';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { z } from 'zod';
import { Allow, AllowAnyAccount } from '../access/allow.decorator.ts';
import { ScopedDb } from '../db/scoped-db.ts';
import { ScopedEntity } from '../db/scoped.entity.ts';
import { Answers } from '../openapi/openapi.ts';
import { startTestPlugin } from './test-plugin.ts';
import type { TestPlugin } from './test-plugin.ts';

const noteSchema = z.object({ id: z.uuid(), unitId: z.int(), text: z.string().min(2) });

@Entity('note')
class Note extends ScopedEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'text' }) text!: string;
  @Column({ type: 'integer' }) version!: number;
}

@Injectable()
class NoteService {
  constructor(readonly db: ScopedDb) {}

  async add(note: z.infer<typeof noteSchema>) {
    await this.db.manager.insert(Note, { ...note, version: 1 });
    if (note.text === 'fail') throw new Error('after the insert');
    return note;
  }
}

@Controller('notes')
class NoteController {
  constructor(private readonly notes: NoteService) {}

  @Get()
  @Allow('memo.note.read')
  list(@Query({ schema: z.object({ like: z.string().default('') }) }) { like }: { like: string }) {
    return this.notes.db.page(Note, {
      read: 'memo.note.read',
      page: { page: 1, pageSize: 50 },
      where: (query) => query.andWhere('row.text LIKE :like', { like: `%${like}%` }),
      order: [['id', 'ASC']],
    });
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

@Module({ controllers: [NoteController], providers: [NoteService] })
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
  permissions: [],
  roles: [],
  data: { migrations: 'migrations/migrations.json', scopedTables: [{ table: 'note', read: 'memo.note.read' }] },
};
const SQL = `CREATE TABLE note (id uuid PRIMARY KEY, unit_id integer NOT NULL, text text NOT NULL, version integer NOT NULL);
SELECT core_pub.scope_table('note', 'memo.note.read');`;

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
  return startTestPlugin({ modules: [NoteModule], entities: [Note] }, folder);
}

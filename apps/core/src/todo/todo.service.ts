import { MAX_COUNTED_ROWS, MAX_COUNTED_TODOS } from '@linli/contracts';
import type { Page, Todo, TodoCount, TodoKinds, TodoQuery, UnitId } from '@linli/contracts';
import { ScopedDb, WorkingCalendar } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type { AccountAccess } from '../access/account-access.ts';
import { Clock } from '../clock/clock.ts';
import { PluginHost } from '../plugin/plugin-host.ts';
import type { HostedPlugin } from '../plugin/hosted-plugin.ts';
import { dueOf } from './todo-due.ts';
import type { WorkingDaysBetween } from './todo-due.ts';
import { reachOf } from './todo-reach.ts';
import type { AskedKind, TodoReach } from './todo-reach.ts';
import { TodoRepository } from './todo.repository.ts';
import type { TodoRow } from './todo.repository.ts';

/** What waits for an account, across all plugins that are there. */
@Injectable()
export class TodoService {
  constructor(
    private readonly db: ScopedDb,
    private readonly clock: Clock,
    private readonly plugins: PluginHost,
    private readonly todos: TodoRepository,
    private readonly calendar: WorkingCalendar,
  ) {}

  async findPage(access: AccountAccess, { plugin, kind, unit, page, pageSize }: TodoQuery): Promise<Page<Todo>> {
    const kinds = this.present
      .filter(({ id }) => plugin === undefined || id === plugin)
      .flatMap(({ manifest }) => manifest?.todos ?? [])
      .filter(({ id }) => kind === undefined || id === kind);
    const { rows, total } = await this.todos.page(await this.reach(access, kinds, unit), { page, pageSize });
    return { items: await this.answers(rows), page, pageSize, ...bounded(total, MAX_COUNTED_ROWS) };
  }

  async count(access: AccountAccess, unit?: UnitId): Promise<TodoCount> {
    const kinds = this.present.flatMap(({ manifest }) => manifest?.todos ?? []);
    return this.counted(await this.reach(access, kinds, unit));
  }

  /** The kinds that may wait for the account, and what of plugins that are not there does. */
  async findKinds(access: AccountAccess): Promise<TodoKinds> {
    const { locale } = this.db.context;
    const items = this.present.flatMap((plugin) =>
      (plugin.manifest?.todos ?? [])
        .filter(({ permission }) => permission === undefined || access.anchorsOf(permission).length > 0)
        .map(({ id }) => ({ id, title: titleIn(plugin, locale, id), plugin: refOf(plugin, locale) })),
    );
    const beyond = await this.todos.kindsBeyond(['core', ...this.present.map(({ id }) => id)]);
    const absent: TodoKinds['absent'] = [];
    for (const [plugin, kinds] of Map.groupBy(beyond, (kind) => kind.plugin)) {
      const count = await this.counted(await this.reach(access, kinds));
      if (count.total > 0) absent.push({ plugin, ...count });
    }
    return { items, absent };
  }

  /** Plugins whose manifest can be read; what waits in one is shown while its process is away, too. */
  private get present(): HostedPlugin[] {
    return this.plugins.all().filter(({ manifest }) => manifest !== null);
  }

  private reach(access: AccountAccess, kinds: readonly AskedKind[], unit?: UnitId): Promise<TodoReach> {
    return reachOf(access, kinds, unit, (ids) => this.todos.placesOf(ids));
  }

  private async counted(reach: TodoReach): Promise<TodoCount> {
    return bounded(await this.todos.count(reach, MAX_COUNTED_TODOS), MAX_COUNTED_TODOS);
  }

  private async answers(rows: readonly TodoRow[]): Promise<Todo[]> {
    const { locale } = this.db.context;
    const now = this.clock.now();
    const calendars = new Map<UnitId | null, WorkingDaysBetween>();
    for (const { districtId, unit, until } of rows)
      if (until !== null && !calendars.has(districtId))
        calendars.set(districtId, await this.calendar.of(districtId ?? unit.id));
    return rows.map((row): Todo => {
      const calendar = calendars.get(row.districtId);
      const plugin = this.plugins.find(row.plugin);
      return {
        id: row.id,
        kind: { id: row.kind, title: plugin ? titleIn(plugin, locale, row.kind) : row.kind },
        plugin: plugin ? refOf(plugin, locale) : { id: row.plugin, title: row.plugin },
        record: { type: row.recordType, id: row.recordId, title: row.title },
        address: `/p/${row.plugin}/${row.route}`,
        unit: row.unit,
        path: row.path,
        byName: row.byName,
        since: row.since.toISOString(),
        due: row.until && calendar ? dueOf(row.until, now, calendar) : null,
      };
    });
  }
}

type Locale = ScopedDb['context']['locale'];

function refOf(plugin: HostedPlugin, locale: Locale): Todo['plugin'] {
  return { id: plugin.id, title: plugin.nameIn(locale) };
}

function titleIn({ manifest, texts }: HostedPlugin, locale: Locale, kind: string): string {
  const key = manifest?.todos?.find(({ id }) => id === kind)?.title.replaceAll('%', '') ?? '';
  return texts[locale]?.[key] ?? kind;
}

function bounded(counted: number, most: number): TodoCount {
  return { total: Math.min(counted, most), exact: counted <= most };
}

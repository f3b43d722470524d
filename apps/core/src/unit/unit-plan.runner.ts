import { flushAudit, PlatformError, requestScope, ScopedDb, translateDatabaseError } from '@linli/sdk-server';
import type { RequestContext } from '@linli/sdk-server';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock, startOfDay } from '../clock/clock.ts';
import { ACTION } from './unit-change.applier.ts';
import { DuePlans } from './unit-due.ts';
import { UnitHistoryRepository } from './unit-history.repository.ts';
import { UnitPlanRepository } from './unit-plan.repository.ts';
import type { Failure, PlanRow } from './unit-plan.repository.ts';
import { UnitPlanWork } from './unit-plan.work.ts';
import { UnitTreeRepository } from './unit-tree.repository.ts';

const EVERY_MS = 1_000;
/** What waits for a change of the tree at midnight waits longer than a click would: until an import is through, say. */
const LOCK_WAIT = '30s';
const NOBODY = '00000000-0000-0000-0000-000000000000';

/**
 * Puts plans into force at 00:00 of their day. Whoever comes after that is let in only once it is done: by the clock when
 * nobody comes, by the first request otherwise. All plans of a day are one transaction: nobody sees half of them, and a
 * process that dies leaves them to the next one. Of several instances one does it, the others wait and find it done. What
 * is done stays done, also when the clock is set back.
 */
@Injectable()
export class UnitPlanRunner {
  private readonly log = new Logger('unit-plans');
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | null = null;
  private onDone: () => void = () => undefined;

  constructor(
    private readonly db: ScopedDb,
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly due: DuePlans,
    private readonly plans: UnitPlanRepository,
    private readonly tree: UnitTreeRepository,
    private readonly work: UnitPlanWork,
    private readonly history: UnitHistoryRepository,
  ) {}

  /** `onDone`: the tree has changed; whatever was remembered of it is to be forgotten. */
  async start(onDone: () => void): Promise<void> {
    this.onDone = onDone;
    await this.read();
    if (this.due.isDue) await this.catchUp();
    this.timer = setInterval(() => {
      if (this.due.isDue) this.catchUp().catch((error: unknown) => this.log.warn(String(error)));
    }, EVERY_MS);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.running?.catch(() => undefined);
  }

  /** Somebody may have planned something: looks for the next day. Without the database there is nothing to be late for. */
  async look(): Promise<void> {
    await this.read().catch((error: unknown) => this.log.warn(String(error)));
  }

  private async read(): Promise<void> {
    const [row] = await this.dataSource.query<{ day: string | null }[]>(
      `SELECT min(effective_on)::text AS day FROM core.unit_plan WHERE state = 'planned'`,
    );
    this.due.set(row?.day ? startOfDay(row.day) : null);
  }

  get isDue(): boolean {
    return this.due.isDue;
  }

  /** Resolves when everything that is due is in force. */
  catchUp(): Promise<void> {
    this.running ??= this.run().finally(() => (this.running = null));
    return this.running;
  }

  private async run(): Promise<void> {
    await this.db.run(contextOf(null), 'write', async () => {
      await this.db.manager.query(`SET LOCAL lock_timeout = '${LOCK_WAIT}'`);
      await this.tree.lock();
      for (const plan of await this.plans.due(this.clock.today())) await this.one(plan);
      const next = await this.plans.nextDay();
      this.due.set(next === null ? null : startOfDay(next));
    });
    this.onDone();
  }

  /** One plan, in the name of whoever made it. One that cannot be applied any more fails alone. */
  private async one(plan: PlanRow): Promise<void> {
    const scope = requestScope.getStore();
    if (!scope) throw new Error('plans are applied in a transaction');
    const context = contextOf(plan);
    await this.db.manager.query(`SELECT set_config('linli.ctx', $1, true)`, [
      JSON.stringify({
        account: plan.accountId,
        name: plan.by,
        request: context.requestId,
        act: context.acting,
        reach: {},
        used: { grants: [], more: 0, appointment: null },
      }),
    ]);
    await this.db.manager.query('SAVEPOINT plan');
    await requestScope.run({ ...scope, context, audit: [] }, async () => {
      try {
        await this.work.apply(plan);
        await this.plans.decide(plan.id, 'applied', plan.by);
        await flushAudit(this.db);
        await this.db.manager.query('RELEASE SAVEPOINT plan');
      } catch (error) {
        const failure = failureOf(error);
        if (!failure) throw error;
        await this.db.manager.query('ROLLBACK TO SAVEPOINT plan');
        if (failure.code === 'core.unit.plan-broken') this.log.error(error);
        await this.plans.decide(plan.id, 'failed', plan.by, failure);
        const before = (await this.history.states([plan.unitId])).get(plan.unitId) ?? null;
        if (before)
          await this.history.record([{ unitId: plan.unitId, kind: 'failed', before }], {
            reason: plan.reason,
            facts: { plan: { kind: plan.kind, effectiveOn: plan.effectiveOn } },
          });
      }
    });
  }
}

/** What is wrong with the plan itself; undefined where the database is at fault and trying again helps. */
function failureOf(error: unknown): Failure | undefined {
  const known = error instanceof PlatformError ? error : translateDatabaseError(error);
  if (known && known.status >= 500) return undefined;
  if (known) return { code: known.code, params: known.details.params ?? {} };
  return { code: 'core.unit.plan-broken', params: {} };
}

function contextOf(plan: PlanRow | null): RequestContext {
  return {
    account: { id: plan?.accountId ?? NOBODY, name: plan?.by ?? 'linli' },
    acting: plan ? ACTION[plan.kind] : '',
    scopes: new Map(),
    requestId: `plan:${plan?.id ?? 'due'}`,
    locale: 'zh-CN',
  };
}

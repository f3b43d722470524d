import { windowStart } from '@linli/contracts';
import type { Day, Figure, Figures, FigureState, FiguresQuery, Indicator, UnitId, UnitLevel } from '@linli/contracts';
import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { ScopedDb } from '../db/scoped-db.ts';
import { InvalidError } from '../errors.ts';
import { amountsOf } from './figure-amounts.ts';
import { FigureMethods } from './figure-methods.ts';
import type { FigureMethod } from './figure-of.decorator.ts';
import { IndicatorDay } from './indicator-day.ts';
import { coverageOf } from './indicator-reach.ts';
import type { Standing } from './indicator-reach.ts';

/** The indicators that this process declares. */
export const INDICATORS = Symbol('linli:indicators');

/** The figures of this process for whoever asks, all of one request in one transaction. */
@Injectable()
export class IndicatorService implements OnModuleInit {
  private methods: ReadonlyMap<string, FigureMethod> = new Map();

  constructor(
    @Inject(INDICATORS) private readonly declared: readonly Indicator[],
    private readonly finder: FigureMethods,
    private readonly db: ScopedDb,
    private readonly day: IndicatorDay,
  ) {}

  onModuleInit(): void {
    this.methods = this.finder.of(this.declared);
  }

  async figures({ unit, asOf }: FiguresQuery): Promise<Figures> {
    const today = this.day.today();
    const days = asOf ?? [today];
    // Nobody knows what will be: a figure of a day to come would be made up.
    const toCome = days.find((day) => day > today);
    if (toCome !== undefined) throw new InvalidError('core.indicator.day-to-come', { params: { day: toCome } });
    const units = unit ?? [null];
    const standings = await this.standings(unit ?? []);
    const figures: Figure[] = [];
    for (const indicator of this.declared)
      for (const unitId of units)
        for (const day of days) figures.push(await this.figure(indicator, unitId, day, standings));
    return { computedAt: new Date().toISOString(), figures };
  }

  private async figure(
    indicator: Indicator,
    unitId: UnitId | null,
    asOf: Day,
    standings: ReadonlyMap<UnitId, Standing>,
  ): Promise<Figure> {
    const { state, partial } = this.access(indicator, unitId, standings);
    const of = { indicator: indicator.id, unitId, asOf };
    const untold = { ...of, value: null, whole: null, partial: false };
    if (state !== 'told') return { ...untold, state };
    const from = windowStart(asOf, indicator.window);
    const answer = (await this.methods.get(indicator.id)?.({ unitId, asOf, from })) ?? null;
    if (answer === null) return { ...untold, state: 'not-recorded' };
    return { ...of, state, partial, ...amountsOf(indicator, answer) };
  }

  /** Whether the asker is told a figure of the unit at all, and of all of it or a part. */
  private access(
    { permission, levels }: Indicator,
    unitId: UnitId | null,
    standings: ReadonlyMap<UnitId, Standing>,
  ): { state: FigureState; partial: boolean } {
    const { scopes, organisations, lent } = this.db.context;
    const anchors = scopes.get(permission) ?? [];
    // Rows that are reached by an organisation, or lent, may lie anywhere.
    const elsewhere = (organisations?.get(permission)?.length ?? 0) > 0 || lent?.has(permission) === true;
    if (anchors.length === 0 && !elsewhere) return { state: 'no-permission', partial: false };
    if (unitId === null) return { state: 'told', partial: false };
    const standing = standings.get(unitId);
    if (!standing) throw new InvalidError('core.unit.unknown');
    if (!levels.includes(standing.level)) return { state: 'not-at-level', partial: false };
    const coverage = coverageOf(anchors, standing.path, standings);
    if (coverage === 'none' && !elsewhere) return { state: 'out-of-reach', partial: false };
    return { state: 'told', partial: coverage !== 'whole' };
  }

  /** Where the units asked for stand, and those that the asker is anchored to. */
  private async standings(units: readonly UnitId[]): Promise<ReadonlyMap<UnitId, Standing>> {
    if (units.length === 0) return new Map();
    const anchors = [...this.db.context.scopes.values()].flat().map(([id]) => id);
    const rows = await this.db.manager.query<{ id: UnitId; level: UnitLevel; path: string }[]>(
      'SELECT id, level, path FROM core_pub.unit_v1 WHERE id = ANY ($1)',
      [[...new Set([...units, ...anchors])]],
    );
    return new Map(rows.map(({ id, level, path }) => [id, { level, path }]));
  }
}

import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addDays, dayOf, dayStart, drilldownOf, manifestSchema, openStates, windowStart } from '@linli/contracts';
import type { Figures, UnitLevel } from '@linli/contracts';
import { pluginSchemaName } from '@linli/sdk-server';
import { startTestPlugin } from '@linli/sdk-server/testing';
import type { TestPlugin } from '@linli/sdk-server/testing';
import fc from 'fast-check';
import { ISSUE_MACHINE, ISSUE_PERMISSION as P, ISSUE_STATES } from '../../contract/index.ts';
import type { IssueDetail, IssuePage, IssueState } from '../../contract/index.ts';
import { definition } from '../definition.ts';

const manifest = manifestSchema.parse(JSON.parse(readFileSync('plugin.json', 'utf8')));
const indicators = manifest.indicators ?? [];
/** The days that are looked at, and before them, in which things happen. */
const FIRST = '2026-03-01';
const SPAN_DAYS = 90;
const LEVELS: readonly UnitLevel[] = ['district', 'street', 'community', 'grid'];

let plugin: TestPlugin;
beforeAll(async () => {
  plugin = await startTestPlugin(definition, process.cwd());
});
afterAll(() => plugin?.close());

/** Minutes from the beginning of the first day; so that much happens at midnight, some of them are whole days. */
const instant = fc.oneof(
  fc.nat(SPAN_DAYS).map((day) => day * 1440),
  fc.nat(SPAN_DAYS * 1440),
);
/** Minutes from the end of a limit. */
const aroundTheEnd = fc.constantFrom(-20_000, -1, 0, 1, 20_000);
const worldPlan = fc.record({
  issues: fc.array(
    fc.record({
      unit: fc.nat(50),
      reported: instant,
      ended: fc.option(fc.record({ after: instant, how: fc.constantFrom('closed', 'not-accepted') }), { nil: null }),
      state: fc.constantFrom('reported', 'accepted', 'rework'),
      // A limit ends at midnight; what was resolved at that very moment is too late.
      limit: fc.option(fc.record({ day: fc.nat(SPAN_DAYS), resolved: fc.option(aroundTheEnd, { nil: null }) }), {
        nil: null,
      }),
    }),
    { minLength: 10, maxLength: 30 },
  ),
  days: fc.array(fc.nat(SPAN_DAYS + 40), { minLength: 1, maxLength: 3 }),
});

interface NaiveIssue {
  /** The unit with all above it. */
  places: number[];
  reportedAt: number;
  ended: { at: number; how: string } | null;
  limit: { over: string; isOnTime: boolean } | null;
}

async function build(plan: typeof worldPlan extends fc.Arbitrary<infer T> ? T : never) {
  const { platform, database } = plugin;
  const above = new Map<number, number[]>();
  const unit = async (level: UnitLevel, parent?: number) => {
    const id = await platform.unit(level, parent);
    above.set(id, [...(above.get(parent ?? 0) ?? []), id]);
    return id;
  };
  const district = await unit('district');
  const streets = [await unit('street', district), await unit('street', district)];
  const communities = [await unit('community', streets[0]), await unit('community', streets[0])];
  const grids = [await unit('grid', communities[0]), await unit('grid', communities[1])];
  const places = [...streets, ...communities, ...grids];
  const beginning = dayStart(FIRST).getTime();
  const issues: NaiveIssue[] = [];
  for (const { unit: choice, reported, ended, state, limit } of plan.issues) {
    const place = places[choice % places.length] ?? district;
    const reportedAt = beginning + reported * 60_000;
    const endedAt = ended ? reportedAt + ended.after * 60_000 : null;
    issues.push({
      places: above.get(place) ?? [],
      reportedAt,
      ended: ended && endedAt !== null ? { at: endedAt, how: ended.how } : null,
      limit: limit && {
        over: addDays(FIRST, limit.day),
        isOnTime: limit.resolved !== null && limit.resolved < 0,
      },
    });
    const shown: IssueState = ended ? (ended.how as IssueState) : (state as IssueState);
    await database.client.query(
      `INSERT INTO ${pluginSchemaName(manifest.id)}.issue (id, category, text, unit_id, state, state_since, reported_at, reporter_id,
         handler_id, resolved_by, outcome, reply, reason, named_body, due_at, resolved_at)
       VALUES ($1, 'other', '事项', $2, $3, $4, $5, $1, $1, $1, 'fixed', '好了', '原因', '单位', $6, $7)`,
      [
        randomUUID(),
        place,
        shown,
        new Date(endedAt ?? reportedAt),
        new Date(reportedAt),
        limit && dayStart(addDays(FIRST, limit.day)),
        limit && limit.resolved !== null ? new Date(beginning + (limit.day * 1440 + limit.resolved) * 60_000) : null,
      ],
    );
  }
  return { issues, units: [district, streets[0], streets[1], communities[0], grids[1]] as number[], above };
}

/** What somebody would count who had written down what happened when. */
function onPaper(issues: readonly NaiveIssue[], unit: number, asOf: string) {
  const day = (at: number) => dayOf(new Date(at));
  const from = addDays(asOf, -29);
  const here = issues.filter(({ places }) => places.includes(unit));
  const isIn = (at: number) => day(at) >= from && day(at) <= asOf;
  const isClosedBy = ({ ended }: NaiveIssue) => ended?.how === 'closed' && day(ended.at) <= asOf;
  const limited = here.filter(({ limit }) => limit !== null && limit.over >= from && limit.over <= asOf);
  const reported = here.filter(({ reportedAt }) => isIn(reportedAt));
  return {
    'issues-open': [
      here.filter((i) => day(i.reportedAt) <= asOf && !(i.ended && day(i.ended.at) <= asOf)).length,
      null,
    ],
    'issues-closed': [here.filter(({ ended }) => ended?.how === 'closed' && isIn(ended.at)).length, null],
    'issues-on-time-share': [limited.filter(({ limit }) => limit?.isOnTime).length, limited.length],
    'issues-closed-share': [reported.filter(isClosedBy).length, reported.length],
  } as Record<string, [value: number, whole: number | null]>;
}

describe('the figures of issues', () => {
  test('are the counts of the lists that they open to, and what was written down, for three kinds of account, at every level, on any day', async () => {
    let told = 0;
    await fc.assert(
      fc.asyncProperty(worldPlan, async (plan) => {
        const { issues, units, above } = await build(plan);
        const days = [...new Set(plan.days.map((day) => addDays(FIRST, day)))];
        // District office, street and community.
        for (const home of [units[0], units[1], units[3]]) {
          const account = await plugin.platform.account(`account ${home}`);
          await plugin.platform.grant(account, [P.read], home ?? 0);
          const by = await plugin.as(account);
          const { status, body } = await by.get<Figures>(
            `/v1/indicators/figures?unit=${units.join()}&asOf=${days.join()}`,
          );
          expect([status, body.figures.length]).toEqual([200, units.length * days.length * indicators.length]);
          for (const { indicator: id, unitId, asOf, state, value, whole } of body.figures) {
            const indicator = indicators.find((each) => each.id === id);
            const unit = unitId ?? 0;
            if (!indicator) throw new Error(`nobody declared ${id}`);
            const isIn = (inner: number, outer: number) => above.get(inner)?.includes(outer) ?? false;
            const seen = isIn(unit, home ?? 0) ? unit : isIn(home ?? 0, unit) ? (home ?? 0) : null;
            expect([id, state]).toEqual([id, seen === null ? 'out-of-reach' : 'told']);
            if (seen === null) continue;
            told += 1;
            const question = { unitId, asOf, from: windowStart(asOf, indicator.window) };
            const total = async (pattern: string) =>
              (await by.get<IssuePage>(`/v1/${drilldownOf(pattern, question)}&pageSize=100`)).body;
            const list = await total(indicator.drilldown);
            expect([id, asOf, value, list.exact]).toEqual([id, asOf, list.items.length, true]);
            if (indicator.whole) expect(whole).toBe((await total(indicator.whole)).items.length);
            const name = id.slice(id.indexOf('.') + 1);
            expect([name, value, whole]).toEqual([name, ...(onPaper(issues, seen, asOf)[name] ?? [])]);
          }
        }
      }),
      { numRuns: 12, endOnFailure: true },
    );
    expect(told).toBeGreaterThan(100);
  }, 300_000);

  test('are told at every level at which issues are', () => {
    for (const { levels } of indicators) expect(LEVELS.filter((level) => !levels.includes(level))).toEqual([]);
  });

  test('change with the first step after which they would', async () => {
    const { platform } = plugin;
    const street = await platform.unit('street');
    const desk = await platform.account('受理');
    await platform.grant(desk, [P.read, P.report, P.accept], street);
    const by = await plugin.as(desk);
    const open = async () => {
      const { body } = await by.get<Figures>(`/v1/indicators/figures?unit=${street}`);
      return body.figures.find(({ indicator }) => indicator.endsWith('.issues-open'))?.value;
    };
    expect(await open()).toBe(0);
    const issue = await by.post<IssueDetail>('/v1/issues', { category: 'other', text: '事项', unitId: street });
    expect(await open()).toBe(1);
    const refusal = { version: 1, reason: '不归本街道', namedBody: '区住建委' };
    expect((await by.post(`/v1/issues/${issue.body.id}/refuse`, refusal)).status).toBe(200);
    expect(await open()).toBe(0);
  });

  test('of past days rest on it that what has ended stays so', () => {
    const final = ISSUE_STATES.filter((state) => !openStates(ISSUE_MACHINE).includes(state));
    expect(final.sort()).toEqual(['closed', 'not-accepted']);
  });
});

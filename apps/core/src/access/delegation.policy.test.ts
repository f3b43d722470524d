import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { delegationGap, GRANTING, liesWithin, type Delegation, type DelegationSource } from './delegation.policy.ts';

const HOUR = 3_600_000;
const source = (permissions: string[], path: string, from = 0, to: number | null = null): DelegationSource => ({
  permissions,
  path,
  from,
  to,
});
const wanted = (permissions: string[], path: string, from = HOUR, to: number | null = null): Delegation => ({
  permissions,
  path,
  from,
  to,
});

describe('what may be given on', () => {
  // What went wrong in other systems, each as it was found there.
  test.each([
    ['a role that the granter holds there', [source([GRANTING, 'a.b.c'], '1.2')], wanted(['a.b.c'], '1.2.3'), null],
    ['a permission the granter does not hold', [source([GRANTING], '1.2')], wanted(['a.b.c'], '1.2'), 'not-held'],
    ['without the right to grant', [source(['a.b.c'], '1.2')], wanted(['a.b.c'], '1.2'), 'not-held'],
    [
      'beyond one’s own scope: a unit beside',
      [source([GRANTING, 'a.b.c'], '1.2')],
      wanted(['a.b.c'], '1.3'),
      'elsewhere',
    ],
    [
      'beyond one’s own scope: the unit above',
      [source([GRANTING, 'a.b.c'], '1.2.3')],
      wanted(['a.b.c'], '1.2'),
      'elsewhere',
    ],
    [
      'a union of roles: granting here, the permission there',
      [source([GRANTING], '1.2'), source(['a.b.c'], '1.3')],
      wanted(['a.b.c'], '1.2'),
      'elsewhere',
    ],
    [
      'a union of roles: two permissions from two places',
      [source([GRANTING], '1'), source(['a.b.c'], '1.2'), source(['a.b.d'], '1.3')],
      wanted(['a.b.c', 'a.b.d'], '1.2'),
      'elsewhere',
    ],
    [
      'unit 12 is not below unit 1 because of its number',
      [source([GRANTING, 'a.b.c'], '1.1')],
      wanted(['a.b.c'], '1.12'),
      'elsewhere',
    ],
    ['an expired grant', [source([GRANTING, 'a.b.c'], '1.2', 0, HOUR)], wanted(['a.b.c'], '1.2', HOUR), 'not-so-long'],
    [
      'a grant that begins later',
      [source([GRANTING, 'a.b.c'], '1.2', 2 * HOUR)],
      wanted(['a.b.c'], '1.2', HOUR),
      'not-so-long',
    ],
    [
      'for longer than one’s own',
      [source([GRANTING, 'a.b.c'], '1.2', 0, 5 * HOUR)],
      wanted(['a.b.c'], '1.2', HOUR, 6 * HOUR),
      'not-so-long',
    ],
    [
      'for ever on a grant that ends',
      [source([GRANTING, 'a.b.c'], '1.2', 0, 5 * HOUR)],
      wanted(['a.b.c'], '1.2'),
      'not-so-long',
    ],
    [
      'over two grants that follow each other',
      [source([GRANTING, 'a.b.c'], '1.2', 0, 2 * HOUR), source([GRANTING, 'a.b.c'], '1', 2 * HOUR, 9 * HOUR)],
      wanted(['a.b.c'], '1.2', HOUR, 8 * HOUR),
      null,
    ],
    [
      'over two grants with a gap',
      [source([GRANTING, 'a.b.c'], '1.2', 0, 2 * HOUR), source([GRANTING, 'a.b.c'], '1', 2 * HOUR + 1, 9 * HOUR)],
      wanted(['a.b.c'], '1.2', HOUR, 8 * HOUR),
      'not-so-long',
    ],
    [
      'a unit that was moved away keeps nobody’s right',
      [source([GRANTING, 'a.b.c'], '1.2')],
      wanted(['a.b.c'], '1.9.3'),
      'elsewhere',
    ],
  ] as const)('%s', (_what, sources, what, kind) => {
    expect(delegationGap(sources, what)?.kind ?? null).toBe(kind);
  });

  test('is exactly what the granter could do at every place and instant of it, over 100 000 cases', () => {
    const permissions = [GRANTING, 'a.b.c', 'a.b.d', 'a.b.e'];
    const path = fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 3 }).map((steps) => [1, ...steps].join('.'));
    const period = fc
      .record({ from: fc.integer({ min: 0, max: 6 }), for: fc.option(fc.integer({ min: 1, max: 6 }), { nil: null }) })
      .map(({ from, for: length }) => ({ from, to: length === null ? null : from + length }));
    const sources = fc.array(
      fc
        .tuple(fc.subarray(permissions, { minLength: 1 }), path, period)
        .map(([held, at, time]) => ({ permissions: held, path: at, ...time })),
      { maxLength: 6 },
    );
    const asked = fc
      .tuple(fc.subarray(permissions.slice(1), { minLength: 1 }), path, period)
      .map(([held, at, time]) => ({ permissions: held, path: at, ...time }));
    // Written from the sentence in the design and not from the code: at each instant, each permission, a grant that covers.
    const holds = (held: readonly DelegationSource[], permission: string, place: string, at: number) =>
      held.some(
        (each) =>
          each.permissions.includes(permission) &&
          `${place}.`.startsWith(`${each.path}.`) &&
          each.from <= at &&
          (each.to === null || at < each.to),
      );
    let given = 0;
    fc.assert(
      fc.property(sources, asked, (held, what) => {
        const instants = Array.from({ length: (what.to ?? 14) - what.from }, (_, i) => what.from + i);
        const mayAll = [GRANTING, ...what.permissions].every((permission) =>
          instants.every((at) => holds(held, permission, what.path, at)),
        );
        const gap = delegationGap(held, what);
        if (gap === null) given += 1;
        return (gap === null) === mayAll;
      }),
      { numRuns: 100_000 },
    );
    // A policy that never gives would pass otherwise.
    expect(given).toBeGreaterThan(500);
  });

  test('never grows: whoever is given something can give on no more than was theirs to give', () => {
    const permissions = [GRANTING, 'a.b.c', 'a.b.d'];
    const path = fc.array(fc.integer({ min: 1, max: 2 }), { maxLength: 3 }).map((steps) => [1, ...steps].join('.'));
    const grant = fc.record({
      permissions: fc.subarray(permissions, { minLength: 1 }),
      path,
      from: fc.constant(0),
      to: fc.constantFrom(3, 6, null),
    });
    fc.assert(
      fc.property(
        fc.array(grant, { minLength: 1, maxLength: 4 }),
        fc.array(grant, { maxLength: 6 }),
        (first, attempts) => {
          // A chain of people: each is given what the one before may give, and tries to give the next.
          let holder: DelegationSource[] = first;
          for (const attempt of attempts) {
            if (delegationGap(holder, attempt) !== null) continue;
            holder = [attempt];
          }
          return holder === first || holder.every((each) => delegationGap(first, each) === null);
        },
      ),
      { numRuns: 20_000 },
    );
  });

  test('lies within itself and what is above it, and nowhere else', () => {
    expect(liesWithin('1.2', '1.2')).toBe(true);
    expect(liesWithin('1.2.3', '1.2')).toBe(true);
    expect(liesWithin('1.2', '1.2.3')).toBe(false);
    expect(liesWithin('1.23', '1.2')).toBe(false);
  });
});

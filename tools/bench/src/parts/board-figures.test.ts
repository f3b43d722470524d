import { readFileSync } from 'node:fs';
import path from 'node:path';
import { manifestSchema } from '@linli/contracts';
import { expect, test } from '@jest/globals';
import { BOARD_OWNERS, bareStatement, figuresAddress } from './board-figures.ts';

const PLUGINS = path.resolve(import.meta.dirname, '../../../../plugins');
const ofPlugins = BOARD_OWNERS.filter(({ id }) => id !== 'core');

test.each(ofPlugins.map((owner) => [owner.id, owner] as const))(
  'the figures of %s are declared, a share with its whole, and the role may read them all',
  (id, { figures, role }) => {
    const manifest = manifestSchema.parse(JSON.parse(readFileSync(path.join(PLUGINS, id, 'plugin.json'), 'utf8')));
    const may = manifest.roles.find((each) => each.id === role)?.permissions ?? [];
    for (const { indicator, whole } of figures) {
      const declared = manifest.indicators?.find((each) => each.id === indicator);
      expect([indicator, declared?.unit === 'share']).toEqual([indicator, whole !== undefined]);
      expect(may).toContain(declared?.permission);
    }
  },
);

test('an owner is asked once for all of its figures, and the bare statement has a column for each', () => {
  const [core] = BOARD_OWNERS;
  if (!core) throw new Error('there is no owner');
  expect(figuresAddress(core, 7, '2026-11-27')).toBe('/api/core/v1/indicators/figures?unit=7&asOf=2026-11-27');
  expect(bareStatement(core)).toContain('AS "core.grid-branches"');
});

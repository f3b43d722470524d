import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from '@jest/globals';
import { ROOT } from './product.ts';

/** A plugin may be deleted with its folder: journeys through it are then left out, and said to be. */
export const hasPlugin = (id: string): boolean => existsSync(path.join(ROOT, 'plugins', id, 'plugin.json'));

export const describeWith = (id: string): typeof describe | typeof describe.skip =>
  hasPlugin(id) ? describe : describe.skip;
export const testWith = (id: string): typeof test | typeof test.skip => (hasPlugin(id) ? test : test.skip);

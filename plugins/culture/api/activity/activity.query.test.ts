import { render } from '@linli/sdk-server';
import { expect, test } from '@jest/globals';
import { COUNTED_STATES, HELP_KINDS } from '../../contract/index.ts';
import { isCounted } from './activity.query.ts';

const quoted = (words: readonly string[]) => words.map((word) => `'${word}'`).join(', ');

test('what is counted stands in the statement as text, every help kind and counted state of the contract', () => {
  const { text, values } = render(isCounted);
  expect(values).toEqual([]);
  expect(text).toContain(`row.kind IN (${quoted(HELP_KINDS)}) AND row.state IN (${quoted(COUNTED_STATES)})`);
});

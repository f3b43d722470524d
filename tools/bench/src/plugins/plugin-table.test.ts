import { describe, expect, test } from '@jest/globals';
import { withTable } from './plugin-table.ts';

const PAGE = `# Plugins

<!-- table of plugins: npm run bench -- plugins --table -->

old

<!-- end of the table -->

What follows.
`;
const LINE = {
  id: 'parks',
  source: { files: 30, lines: 12_345, tests: { files: 4, lines: 1_000 } },
  memoryMb: 91.6,
  startMs: 640,
  largestPage: { page: 'parks', kB: 31.25 },
};

describe('the table of plugins', () => {
  test('takes the place of the one before, and leaves the rest of the page', () => {
    const page = withTable(PAGE, [LINE]);
    expect(page).toContain(
      '| `parks` | 30    | 12 345 | 1 000 in 4 files | 92 MB        | 0.6 s | 31.3 kB (`parks`) |',
    );
    expect(page).not.toContain('old');
    expect(page.startsWith('# Plugins\n')).toBe(true);
    expect(page.endsWith('<!-- end of the table -->\n\nWhat follows.\n')).toBe(true);
    expect(withTable(page, [LINE])).toBe(page);
  });

  test('is not put into a page that has no place for it', () => {
    expect(() => withTable('# Plugins\n', [LINE])).toThrow('has no place for the table');
  });
});

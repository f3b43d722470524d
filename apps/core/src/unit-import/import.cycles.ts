import type { FileRow } from './import.types.ts';

/** Codes that a sentence about a cycle names at most. */
const NAMED = 6;

/** Rows that stand, through others, below themselves; each with the codes of its cycle (`A → B → A`). Linear in the rows. */
export function findCycles(
  rows: ReadonlyMap<string, FileRow>,
  above: (row: FileRow) => FileRow | undefined,
): Map<FileRow, string> {
  const cycles = new Map<FileRow, string>();
  const done = new Set<FileRow>();
  for (const start of rows.values()) {
    const trail: FileRow[] = [];
    const onTrail = new Set<FileRow>();
    let row: FileRow | undefined = start;
    while (row && !done.has(row) && !onTrail.has(row)) {
      trail.push(row);
      onTrail.add(row);
      row = above(row);
    }
    if (row && onTrail.has(row)) {
      const members = trail.slice(trail.indexOf(row));
      const codes = members.slice(0, NAMED).map(({ code }) => code);
      if (members.length > NAMED) codes.push('…');
      const words = [...codes, row.code].join(' → ');
      for (const member of members) cycles.set(member, words);
    }
    for (const passed of trail) done.add(passed);
  }
  return cycles;
}

/** A row by its code. */
interface Coded {
  code: string;
}

/** Codes that a sentence about a cycle names at most. */
const NAMED = 6;

/** Rows that stand, through others, below themselves; each with the codes of its cycle (`A → B → A`). Linear in the rows. */
export function findCycles<Row extends Coded>(
  rows: ReadonlyMap<string, Row>,
  above: (row: Row) => Row | undefined,
): Map<Row, string> {
  const cycles = new Map<Row, string>();
  const done = new Set<Row>();
  for (const start of rows.values()) {
    const trail: Row[] = [];
    const onTrail = new Set<Row>();
    let row: Row | undefined = start;
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

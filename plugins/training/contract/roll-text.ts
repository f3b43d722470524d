import type { ClassResult } from './enrolment.ts';

/** Somebody on the roll, as far as a pasted line is compared with them. */
export interface RollName {
  enrolmentId: string;
  name: string;
  organisation: string;
}

/** What is wrong with a pasted line. */
export type RollFault = 'unknown-name' | 'several-of-name' | 'unknown-word' | 'twice';

/** A line of a pasted roll, and whom it is about. */
export interface RollLine {
  /** From 1, as in the pasted text. */
  line: number;
  name: string;
  enrolmentId: string | null;
  attended: boolean;
  result: ClassResult | null;
  note: string | null;
  fault: RollFault | null;
  /** The cell that the fault is about. */
  cell: string | null;
}

const PRESENT = new Set(['', '到', '已到', '到课', '是', '√', '✓', '1', 'y', 'yes', '参加']);
const ABSENT = new Set(['缺', '缺课', '缺勤', '未到', '否', '×', 'x', '0', 'n', 'no', '未参加']);
const RESULTS: Readonly<Record<string, ClassResult>> = {
  合格: 'passed',
  通过: 'passed',
  不合格: 'failed',
  未通过: 'failed',
  未完成: 'unfinished',
  passed: 'passed',
  failed: 'failed',
  unfinished: 'unfinished',
};
const HEADERS = new Set(['姓名', 'name', '序号', 'no']);

/** Full-width letters and digits as plain ones, and no blanks, also none of the ideographic kind between two characters of a name. */
const plain = (cell: string): string => cell.normalize('NFKC').replace(/\s+/g, '').toLowerCase();

/**
 * Reads a roll pasted from a spreadsheet: name, organisation (needed only where two have one name), whether they came,
 * result, note; a number before the name and a line of headers are passed over. Whoever came and has no result has passed.
 */
export function readRoll(text: string, names: readonly RollName[]): RollLine[] {
  const taken = new Set<string>();
  return text.split(/\r\n|\r|\n/).flatMap((raw, index) => {
    const cells = raw.split('\t').map((cell) => cell.trim());
    const [first = ''] = cells;
    const rest = /^\d+[.\u3001\uFF0E]?$/.test(plain(first)) && cells.length > 1 ? cells.slice(1) : cells;
    if (rest.every((cell) => cell === '') || HEADERS.has(plain(first)) || HEADERS.has(plain(rest[0] ?? ''))) return [];
    const line = lineOf(rest, names);
    const isTwice = line.enrolmentId !== null && taken.has(line.enrolmentId);
    if (line.enrolmentId !== null) taken.add(line.enrolmentId);
    return [{ line: index + 1, ...line, ...(isTwice ? { fault: 'twice' as const, cell: line.name } : {}) }];
  });
}

function lineOf([name = '', ...cells]: readonly string[], names: readonly RollName[]): Omit<RollLine, 'line'> {
  const same = names.filter((each) => plain(each.name) === plain(name));
  const [one] = same;
  const inBody = same.find(({ organisation }) => cells.some((cell) => plain(cell) === plain(organisation)));
  const found = same.length > 1 ? inBody : one;
  const more = cells.filter((cell) => !found || plain(cell) !== plain(found.organisation));
  const words = wordsOf(more);
  const who = { name: name.trim(), enrolmentId: found?.enrolmentId ?? null, ...words };
  if (same.length === 0) return { ...who, fault: 'unknown-name', cell: name.trim() };
  if (!found) return { ...who, fault: 'several-of-name', cell: name.trim() };
  return who;
}

type Words = Pick<RollLine, 'attended' | 'result' | 'note' | 'fault' | 'cell'>;

/** In whichever order the columns stand: words of coming, words of a result, and at most one that is neither, at the end. */
function wordsOf(cells: readonly string[]): Words {
  let attended = true;
  let result: ClassResult | null = null;
  const others: string[] = [];
  for (const cell of cells) {
    const word = plain(cell);
    const told = Object.hasOwn(RESULTS, word) ? RESULTS[word] : undefined;
    if (told) result = told;
    else if (ABSENT.has(word)) attended = false;
    else if (!PRESENT.has(word)) others.push(cell);
  }
  const [note = null, ...more] = others.reverse();
  // Without a word of coming or of a result beside it, it may be one that was misspelt: nobody passes by a slip.
  const unknown = note !== null && attended && result === null ? [note, ...more] : more;
  const fault = unknown.length > 0 ? ('unknown-word' as const) : null;
  return { attended, result: attended ? (result ?? 'passed') : null, note, fault, cell: unknown[0] ?? null };
}

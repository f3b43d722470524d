import { ROOT_UNIT_ID, UNIT_LEVELS, unitCodeSchema, unitNameSchema } from '@linli/contracts';
import type { Anchor, UnitLevel } from '@linli/contracts';
import { covers } from '@linli/sdk-server';
import { isPlainName, standsBelow } from '../unit/unit.policy.ts';
import { findCycles } from './import.cycles.ts';
import { pendingKey } from './import.types.ts';
import type { Counts, Fault, FileRow, Known, KnownUnit, Note, PlannedRow } from './import.types.ts';
import { levelOf } from './level.words.ts';

export interface Plan {
  rows: PlannedRow[];
  faults: Fault[];
  counts: Counts;
}

/** Where a row is to stand: below the nation, a unit of the tree, or another row of the file. */
type Place = { kind: 'root' } | { kind: 'unit'; unit: KnownUnit } | { kind: 'row'; row: FileRow } | { kind: 'nowhere' };

const isCode = (text: string): boolean => unitCodeSchema.safeParse(text).success;

/** Works out what an import would do to the tree. Pure: the same rows and the same tree give the same plan. */
export class ImportPlanner {
  private readonly faults: Fault[] = [];
  private readonly firstWith = new Map<string, FileRow>();
  private readonly claimed = new Map<KnownUnit, FileRow>();

  constructor(
    private readonly rows: readonly FileRow[],
    private readonly known: Known,
    private readonly anchors: readonly Anchor[],
  ) {}

  plan(): Plan {
    for (const row of this.rows)
      if (row.code !== '' && !this.firstWith.has(row.code)) this.firstWith.set(row.code, row);
    const cycles = findCycles(this.firstWith, (row) => this.rowAbove(row));
    const planned = this.rows.map((row) => this.planRow(row, cycles.get(row)));
    const counts: Counts = { total: planned.length, new: 0, changed: 0, unchanged: 0, error: 0 };
    for (const { outcome } of planned) counts[outcome]++;
    return { rows: planned, faults: this.faults, counts };
  }

  private planRow(row: FileRow, cycle: string | undefined): PlannedRow {
    const before = this.faults.length;
    const unit = this.unitOf(row);
    const alias = unit ? undefined : this.known.byAlias.get(row.code);
    const place = this.placeOf(row);
    if (row.cells !== undefined) this.fault(row, null, 'column-count', { params: { cells: row.cells } });
    else {
      this.checkWords(row);
      this.checkPlace(row, place, unit, cycle);
      if (this.faults.length === before && !cycle) this.checkReach(row, place, unit, alias);
    }
    if (this.faults.length > before) return { ...row, outcome: 'error' };
    if (alias)
      return {
        ...row,
        outcome: 'unchanged',
        unitId: alias.id,
        note: { alias: { name: alias.name, code: alias.code } },
      };
    const parentId = idOf(place);
    if (!unit) return { ...row, outcome: 'new', parentId };
    const note = this.differences(row, place, unit);
    return { ...row, unitId: unit.id, parentId, ...(note ? { outcome: 'changed', note } : { outcome: 'unchanged' }) };
  }

  private checkWords(row: FileRow): void {
    const first = this.firstWith.get(row.code);
    if (row.code === '') this.fault(row, 'code', 'empty-code');
    else if (!isCode(row.code)) this.fault(row, 'code', 'bad-code', { params: { code: shorten(row.code) } });
    else if (first && first !== row)
      this.fault(row, 'code', 'duplicate-code', { params: { code: row.code, first: first.row } });
    if (row.name === '') this.fault(row, 'name', 'empty-name');
    else if (!unitNameSchema.safeParse(row.name).success || !isPlainName(row.name)) this.fault(row, 'name', 'bad-name');
    if (!levelOf(row.level))
      this.fault(row, 'level', 'unknown-level', {
        params: { level: shorten(row.level) },
        ...(row.level === '' ? { variant: 'empty' } : {}),
      });
  }

  private checkPlace(row: FileRow, place: Place, unit: KnownUnit | undefined, cycle: string | undefined): void {
    if (place.kind === 'nowhere') {
      const code = isCode(row.parentCode) ? 'unknown-parent' : 'bad-code';
      this.fault(row, 'parent_code', code, { params: { code: shorten(row.parentCode) } });
    }
    if (cycle) {
      this.fault(row, 'parent_code', 'cycle', { params: { codes: cycle } });
      return;
    }
    const level = levelOf(row.level);
    if (!level) return;
    if (level === 'nation') this.fault(row, 'level', 'wrong-level', { variant: 'nation' });
    else if (unit && unit.level !== level)
      this.fault(row, 'level', 'wrong-level', { variant: 'kept', params: { code: row.code, level: unit.level } });
    else {
      const above = this.levelOfPlace(place);
      if (above && !standsBelow(level, above))
        this.fault(row, 'level', 'wrong-level', { params: { level, parent: row.parentCode, parentLevel: above } });
    }
  }

  /** Nothing outside the asker's reach is added to, taken from or looked at; but the units above it may stand in the file. */
  private checkReach(row: FileRow, place: Place, unit: KnownUnit | undefined, alias: KnownUnit | undefined): void {
    const there = unit ?? alias;
    const mine = !there || covers(this.anchors, there);
    const stays = alias !== undefined || (unit !== undefined && !this.differences(row, place, unit));
    if (stays && there && (mine || this.known.above.has(there.id))) return;
    if (!mine) this.fault(row, 'code', 'out-of-reach', { params: { code: row.code } });
    else if (!this.reaches(place))
      this.fault(row, 'parent_code', 'out-of-reach', {
        params: { code: row.parentCode },
        variant: place.kind === 'root' ? 'root' : 'parent',
      });
  }

  private reaches(place: Place): boolean {
    let at = place;
    for (let steps = 0; at.kind === 'row' && steps < UNIT_LEVELS.length; steps++) at = this.placeOf(at.row);
    if (at.kind === 'root') return this.anchors.some(([, level]) => level === 'nation');
    // What leads nowhere, or is longer than the tree is deep, has its own error.
    return at.kind !== 'unit' || covers(this.anchors, at.unit);
  }

  /** The unit that a row means: the one with its code; or one without any that stands in its place and has its name. */
  private unitOf(row: FileRow, depth = 0): KnownUnit | undefined {
    const unit = this.known.byCode.get(row.code);
    if (unit || this.known.pending.size === 0 || this.known.byAlias.has(row.code)) return unit;
    const parentId = idOf(this.placeOf(row, depth + 1));
    const pending = this.known.pending.get(pendingKey(parentId ?? null, levelOf(row.level), row.name));
    if (!pending || parentId === undefined || (this.claimed.get(pending) ?? row) !== row) return undefined;
    this.claimed.set(pending, row);
    return pending;
  }

  private placeOf(row: FileRow, depth = 0): Place {
    if (row.parentCode === '') return { kind: 'root' };
    const known = this.known.byCode.get(row.parentCode) ?? this.known.byAlias.get(row.parentCode);
    if (known) return { kind: 'unit', unit: known };
    const above = this.firstWith.get(row.parentCode);
    if (!above) return { kind: 'nowhere' };
    // Rows that lead back to themselves, or on for ever, are told elsewhere.
    const unit = depth < UNIT_LEVELS.length ? this.unitOf(above, depth) : undefined;
    return unit ? { kind: 'unit', unit } : { kind: 'row', row: above };
  }

  private rowAbove(row: FileRow): FileRow | undefined {
    return row.parentCode === '' ? undefined : this.firstWith.get(row.parentCode);
  }

  private levelOfPlace(place: Place): UnitLevel | undefined {
    if (place.kind === 'root') return 'nation';
    if (place.kind === 'unit') return place.unit.level;
    return place.kind === 'row' ? levelOf(place.row.level) : undefined;
  }

  private differences(row: FileRow, place: Place, unit: KnownUnit): Note | undefined {
    const parentId = idOf(place);
    const note: Note = {
      ...(row.name === unit.name ? {} : { name: unit.name }),
      ...(unit.code === null ? { pending: true } : {}),
      ...(parentId === unit.parentId ? {} : { parent: unit.parentName ?? '' }),
    };
    return Object.keys(note).length > 0 ? note : undefined;
  }

  private fault(
    row: FileRow,
    column: Fault['column'],
    code: Fault['code'],
    more: Pick<Fault, 'variant' | 'params'> = {},
  ) {
    this.faults.push({ row: row.row, column, code, ...more });
  }
}

const idOf = (place: Place): number | undefined =>
  place.kind === 'root' ? ROOT_UNIT_ID : place.kind === 'unit' ? place.unit.id : undefined;

/** A wrong value as a sentence can quote it. */
const shorten = (text: string): string => (text.length > 24 ? `${text.slice(0, 24).toWellFormed()}…` : text);

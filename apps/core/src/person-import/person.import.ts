import { IMPORT_PERMISSIONS } from '@linli/contracts';
import { maskValue, ScopedDb, SubjectKey, UnreadableError } from '@linli/sdk-server';
import { Injectable, Logger } from '@nestjs/common';
import { anchorIds } from '../access/reach-condition.ts';
import { NounImport } from '../data-import/import.types.ts';
import type { Anchors, Cells, Obstacle, Progress } from '../data-import/import.types.ts';
import { ImportSeal, shownPhone } from '../data-import/import-seal.ts';
import { SubjectVault } from '../privacy/subject-vault.ts';
import { VaultKeys } from '../privacy/vault-keys.ts';
import { checkPersonRow, PERSON_COLUMNS } from './person-columns.ts';
import * as sql from './person-plan.sql.ts';
import { PersonUndoRepository } from './person-undo.repository.ts';

/** People of one statement: their numbers are sealed, then written together. */
const PIECE = 1_000;

interface PersonToWrite {
  row: number;
  id: string;
  outcome: 'new' | 'changed';
  name: string;
  unitId: number;
  code: string | null;
  cell: string | null;
}

export const PERSON_IMPORT_ALSO = ['core.person.create', 'core.person.update'] as const;

/** People by code or phone number. A number is never kept in the clear, not even between upload and import. */
@Injectable()
export class PersonImport extends NounImport {
  readonly noun = 'people';
  readonly permission = IMPORT_PERMISSIONS.people;
  readonly readPermission = 'core.person.read';
  readonly columns = PERSON_COLUMNS;
  readonly table = 'core.person';
  private readonly log = new Logger('imports');

  constructor(
    private readonly db: ScopedDb,
    private readonly seal: ImportSeal,
    private readonly vault: SubjectVault,
    private readonly keys: VaultKeys,
    private readonly undos: PersonUndoRepository,
  ) {
    super();
  }

  checkRow(cells: Cells, rounded: ReadonlySet<string>) {
    return checkPersonRow(cells, rounded, (phone) => this.seal.phoneCell(phone));
  }

  override cellText(key: string, cell: string, own: boolean): string {
    if (key !== 'phone') return cell;
    return (own && this.seal.phoneOf(cell)) || shownPhone(cell);
  }

  /** Readers go on; whoever changes units or people waits. */
  async lock(): Promise<void> {
    await this.query('LOCK TABLE core.unit IN SHARE MODE');
    await this.query('LOCK TABLE core.person IN SHARE ROW EXCLUSIVE MODE');
  }

  async plan(anchors: Anchors): Promise<void> {
    for (const statement of [...sql.PREPARE, ...sql.FIND_NAMES]) await this.query(statement);
    const { scopes } = this.db.context;
    const [create, update] = PERSON_IMPORT_ALSO.map((permission) => anchorIds(scopes.get(permission)));
    await this.query(sql.REACH, [anchorIds(anchors), create, update]);
    for (const statement of [...sql.FIND_MISFITS, ...sql.DECIDE]) await this.query(statement);
  }

  async coveringUnit(): Promise<number | null> {
    const [found] = await this.query<{ id: number }>(sql.COVERING);
    return found?.id ?? null;
  }

  async apply({ id, progress }: { id: string; fileName: string; progress: Progress }): Promise<void> {
    const [counted] = await this.query<{ total: number }>(
      `SELECT count(*)::integer AS total FROM import_plan WHERE outcome IN ('new', 'changed')`,
    );
    for (let last = 0, done = 0; ;) {
      const people = await this.query<PersonToWrite>(sql.TO_WRITE, [last, PIECE]);
      if (people.length === 0) return;
      last = people.at(-1)?.row ?? last;
      const phones = await this.sealed(people);
      for (const [outcome, statement] of [
        ['new', sql.INSERT_NEW],
        ['changed', sql.UPDATE_CHANGED],
      ] as const) {
        const some = people.filter((person) => person.outcome === outcome);
        if (some.length > 0) await this.query(statement, [id, ...written(some, phones)]);
      }
      progress((done += people.length), counted?.total ?? done);
    }
  }

  hold(id: string): Promise<void> {
    return this.undos.hold(id);
  }

  obstacle(id: string): Promise<Obstacle | undefined> {
    return this.undos.obstacle(id);
  }

  undo(id: string): Promise<void> {
    return this.undos.undo(id);
  }

  exportSql(): string {
    return `SELECT COALESCE(p.code, '#' || p.id) AS code, p.name, encode(p.phone, 'hex') AS phone, COALESCE(u.code, '#' || u.id) AS unit_code,
        p.id, encode(k.wrapped, 'hex') AS wrapped
      FROM core.person p JOIN core.unit u ON u.id = p.unit_id LEFT JOIN core.subject_key k ON k.subject_id = p.id
      WHERE p.state = 'active' AND EXISTS (SELECT FROM core.unit x WHERE x.id = ANY ($1) AND p.unit_path <@ x.path)
      ORDER BY p.unit_path, p.name, p.id`;
  }

  /** Numbers go out masked. */
  override exportRow({ id, phone, wrapped, ...row }: Record<string, string | null>): string[] {
    const sealed =
      phone && wrapped && id ? { id, phone: Buffer.from(phone, 'hex'), wrapped: Buffer.from(wrapped, 'hex') } : null;
    const plain = sealed && this.readable(sealed);
    return this.columns.map(({ key }) =>
      key === 'phone' ? (plain ? String(maskValue(plain, 'phone')) : '') : (row[key] ?? ''),
    );
  }

  /** A number that cannot be read goes out as none: an empty cell leaves it as it is. */
  private readable({ id, phone, wrapped }: { id: string; phone: Buffer; wrapped: Buffer }): string | null {
    try {
      return SubjectKey.unwrap(id, wrapped, this.keys).open('phone', phone);
    } catch (error) {
      if (!(error instanceof UnreadableError)) throw error;
      this.log.error(`values of ${id} cannot be read: ${error.message}`);
      return null;
    }
  }

  /** Numbers of some people, sealed under each one's own key. */
  private async sealed(people: readonly PersonToWrite[]): Promise<Map<string, { phone: Buffer; hash: Buffer }>> {
    const given = people.flatMap(({ id, cell }) => {
      const text = cell === null ? undefined : this.seal.phoneOf(cell);
      return text === undefined ? [] : [{ subject: id, text }];
    });
    const sealed = await this.vault.sealAll('phone', given);
    return new Map(
      given.flatMap(({ subject, text }, index) => {
        const phone = sealed[index];
        return phone ? [[subject, { phone, hash: this.vault.hashPhone(text) }]] : [];
      }),
    );
  }

  private query<T>(statement: string, parameters?: unknown[]): Promise<T[]> {
    return this.db.manager.query<T[]>(statement, parameters);
  }
}

/** A list for each column, as the statements take them. */
function written(
  people: readonly PersonToWrite[],
  phones: ReadonlyMap<string, { phone: Buffer; hash: Buffer }>,
): unknown[] {
  return [
    people.map(({ id }) => id),
    people.map(({ name }) => name),
    people.map(({ unitId }) => unitId),
    people.map(({ code }) => code),
    people.map(({ id }) => phones.get(id)?.phone ?? null),
    people.map(({ id }) => phones.get(id)?.hash ?? null),
  ];
}

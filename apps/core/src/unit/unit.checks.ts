import type { UnitState } from '@linli/contracts';
import { Injectable } from '@nestjs/common';
import { UnitNotFoundError } from './unit.errors.ts';
import { UnitFaults } from './unit.faults.ts';
import { isPlainName, placeProblem, standsBelow } from './unit.policy.ts';
import { UnitRepository } from './unit.repository.ts';
import { pathOf } from './unit.row.ts';
import type { UnitRow } from './unit.row.ts';

/** What must be so for a change of the tree, whoever asks for it. Each says in words what is wrong with which field. */
@Injectable()
export class UnitChecks {
  constructor(
    private readonly units: UnitRepository,
    private readonly faults: UnitFaults,
  ) {}

  async get(id: number, field?: string): Promise<UnitRow> {
    const unit = await this.units.find(id);
    if (unit) return unit;
    throw field === undefined ? new UnitNotFoundError() : this.faults.notFound(field);
  }

  mustBe(unit: UnitRow, states: readonly UnitState[], field: string): void {
    if (states.includes(unit.state)) return;
    throw this.faults.state('not-active', field, {
      unit: unit.name,
      state: this.faults.stateWord(unit.state),
      successors: '',
    });
  }

  place(unit: UnitRow, parent: UnitRow): void {
    const problem = placeProblem(unit, parent, pathOf(parent));
    if (problem) throw this.faults.invalid(problem, 'parentId', this.placeWords(unit, parent));
  }

  levels(unit: UnitRow, parent: UnitRow, field: string): void {
    if (!standsBelow(unit.level, parent.level))
      throw this.faults.invalid('wrong-level', field, this.placeWords(unit, parent));
  }

  async name(name: string, parent: UnitRow, except: readonly number[], field = 'name'): Promise<void> {
    if (!isPlainName(name)) throw this.faults.invalid('bad-name', field);
    if (await this.units.childNamed(parent.id, name, except))
      throw this.faults.taken('name-taken', field, { name, parent: parent.name });
  }

  async codes(codes: readonly string[], except: readonly number[], field: string): Promise<void> {
    const [taken] = await this.units.codesTaken(codes, except);
    if (taken !== undefined) throw this.faults.taken('code-taken', field, { code: taken });
  }

  private placeWords(unit: UnitRow, parent: UnitRow): Record<string, unknown> {
    return {
      unit: unit.name,
      level: this.faults.level(unit.level),
      parent: parent.name,
      parentLevel: this.faults.level(parent.level),
    };
  }
}

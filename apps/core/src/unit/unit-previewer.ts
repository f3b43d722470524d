import type { UnitPreview } from '@linli/contracts';
import { Injectable } from '@nestjs/common';
import { isNew } from './unit-change.types.ts';
import type { Outline } from './unit-change.types.ts';
import { UnitPlanRepository } from './unit-plan.repository.ts';
import { UnitRepository } from './unit.repository.ts';
import { toRef } from './unit.row.ts';
import { UnitRowsRepository } from './unit-rows.repository.ts';

const LISTED = 100;

/** Counts what a change would do. */
@Injectable()
export class UnitPreviewer {
  constructor(
    private readonly units: UnitRepository,
    private readonly rows: UnitRowsRepository,
    private readonly plans: UnitPlanRepository,
  ) {}

  async preview(outline: Outline, when: Pick<UnitPreview, 'effectiveOn' | 'atOnce'>): Promise<UnitPreview> {
    const { order, endings, recodings, renames } = outline;
    const ended = endings.map(({ unit }) => unit);
    const several = endings.some(({ targets }) => targets.length > 1);
    const none = endings.some(({ targets }) => targets.length === 0);
    const moved = await this.moved(outline);
    const refs = await this.plans.refs(recodings.slice(0, LISTED).map(({ id }) => id));
    const counts = ended.length > 0 ? await this.rows.count(ended.map(({ id }) => id)) : [];
    const fate =
      'grants' in order && order.grants === 'follow' && !several && !none ? ('follow' as const) : ('end' as const);
    const grants = ended.length > 0 ? await this.rows.grantsAt(ended.map(({ id }) => id)) : [];
    return {
      ...when,
      ended: ended.map(toRef),
      moved,
      codes: recodings.slice(0, LISTED).flatMap(({ id, before, after }) => {
        const unit = refs.get(id);
        return unit ? [{ unit, before, after }] : [];
      }),
      codesChanged: recodings.filter(({ after }) => after !== null).length,
      codesPending: recodings.filter(({ after }) => after === null).length,
      names: renames.map(({ before, after }) => ({ before, after })),
      rows: counts
        .filter(({ total }) => total > 0)
        .map(({ plugin, title, total, open }) => {
          if (!several && !none) return { plugin, title, follow: total, wait: 0, stay: 0 };
          return { plugin, title, follow: 0, wait: several ? open : 0, stay: several ? total - open : total };
        }),
      grants: grants.map(({ account, role, unit }) => ({ account, role, unit, fate })),
      waitsAt: several ? toRef(await this.common(outline)) : null,
    };
  }

  private async moved({ moves }: Outline): Promise<number> {
    const below = await Promise.all(moves.map(({ unit }) => this.units.countBelow(unit.id)));
    return moves.length + below.reduce((sum, count) => sum + count, 0);
  }

  private common({ targets, endings }: Outline) {
    return this.units.commonOf([
      ...targets.map((target) => (isNew(target) ? target.parent.id : target.row.id)),
      ...endings.map(({ unit }) => unit.parentId ?? 1),
    ]);
  }
}

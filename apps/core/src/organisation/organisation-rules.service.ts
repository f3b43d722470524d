import { organisationRule } from '@linli/contracts';
import type { AnchorCommand, OrganisationLine, OrganisationRule, OrganisationType, UnitLevel } from '@linli/contracts';
import { covers, ScopedDb } from '@linli/sdk-server';
import type { ErrorDetails, Placed } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { Faults } from '../body/faults.ts';
import { isPlainName } from '../unit/unit.policy.ts';
import {
  OrganisationInvalidError,
  OrganisationNotFoundError,
  OrganisationRefusedError,
  OrganisationTakenError,
} from './organisation.errors.ts';
import type { OrganisationFault } from './organisation.errors.ts';
import { anchorFits, followsTree } from './organisation.policy.ts';
import { OrganisationRepository } from './organisation.repository.ts';
import type { OrganisationRow } from './organisation.row.ts';

/** A place that a body can be anchored at, as it was found. */
export interface FoundAnchor {
  kind: AnchorCommand['kind'];
  unitId: number;
  place: string | null;
  organisationId: string | null;
}

interface UnitPlace extends Placed {
  id: number;
  name: string;
  level: UnitLevel;
}

type Kind = Pick<OrganisationRow, 'type' | 'subtype'>;

/** What a body must be like before it is saved. Each fault stands at the field it is about. */
@Injectable()
export class OrganisationRules {
  constructor(
    private readonly db: ScopedDb,
    private readonly organisations: OrganisationRepository,
    private readonly faults: Faults,
  ) {}

  rule({ type, subtype }: Kind): OrganisationRule {
    const rule = organisationRule(type, subtype);
    if (!rule) throw this.invalid('unknown-kind', 'subtype');
    return rule;
  }

  checkLine(rule: OrganisationRule, line: OrganisationLine): void {
    if (!rule.lines.includes(line)) throw this.invalid('wrong-line', 'line', { type: this.typeWord(rule) });
  }

  /** The place of an anchor, in reach of the permission that is acted with. */
  async anchor(rule: OrganisationRule, command: AnchorCommand, permission: string): Promise<FoundAnchor> {
    const found: FoundAnchor =
      command.kind === 'organisation'
        ? await this.anchorBody(command.organisationId)
        : {
            kind: command.kind,
            unitId: command.unitId,
            place: command.kind === 'unit' ? null : command.place,
            organisationId: null,
          };
    const unit = await this.unit(found.unitId);
    const body = found.organisationId === null ? undefined : await this.organisations.find(found.organisationId);
    const field = command.kind === 'organisation' ? 'anchor.organisationId' : 'anchor.unitId';
    if (!unit || !covers(this.db.context.scopes.get(permission), unit)) {
      if (!unit || !covers(this.db.context.scopes.get('core.organisation.read'), unit))
        throw new OrganisationInvalidError('wrong-anchor', this.faults.at('core.unit.not-found', field));
      throw new OrganisationRefusedError('out-of-reach', { permission, organisation: unit.name });
    }
    const place = { kind: found.kind, level: unit.level, organisationType: body?.type ?? null };
    if (!anchorFits(rule, place))
      throw this.invalid('wrong-anchor', field, { type: this.typeWord(rule), place: body?.name ?? unit.name });
    return found;
  }

  /** The superior fits, is there, and makes no circle. `id`: the body itself when it is not new. */
  async checkSuperior(
    rule: OrganisationRule,
    superiorId: string | null,
    anchor: FoundAnchor,
    id?: string,
  ): Promise<void> {
    if (superiorId === null) {
      if (rule.needsSuperior) throw this.invalid('needs-superior', 'superiorId', { type: this.typeWord(rule) });
      return;
    }
    const superior = await this.organisations.find(superiorId);
    if (superiorId === id) throw this.invalid('cycle', 'superiorId', { superior: superior?.name ?? '' });
    const unit = await this.unit(anchor.unitId);
    const above = superior && unit ? isAbove(superior, unit) : false;
    if (!superior || !(above || covers(this.db.context.scopes.get('core.organisation.read'), superior)))
      throw new OrganisationInvalidError('wrong-superior', this.faults.at('core.organisation.not-found', 'superiorId'));
    if (!rule.superiors.includes(superior.type))
      throw this.invalid('wrong-superior', 'superiorId', { type: this.typeWord(rule), superior: superior.name });
    if (!['approved', 'active'].includes(superior.state))
      throw this.invalid('superior-not-active', 'superiorId', { superior: superior.name });
    if (followsTree(rule) && !above)
      throw this.invalid('superior-elsewhere', 'superiorId', { superior: superior.name });
    if (id === undefined) return;
    const chain = await this.organisations.superiors(superiorId, []);
    if (chain.some((each) => each.id === id)) throw this.invalid('cycle', 'superiorId', { superior: superior.name });
  }

  async checkName(name: string, body: Kind & { unitId: number }, except: string | null): Promise<void> {
    if (!isPlainName(name)) throw this.invalid('bad-name', 'name');
    const states = ['proposed', 'approved', 'active'];
    const same = await this.organisations.sameKind(body, { name, states, except });
    if (same) throw this.taken('name-taken', 'name', { name });
  }

  async checkCodes(codes: { code: string | null; creditCode: string | null }, except: string | null): Promise<void> {
    if (codes.code !== null && (await this.organisations.taken('code', codes.code, except)))
      throw this.taken('code-taken', 'code', { code: codes.code });
    if (codes.creditCode !== null && (await this.organisations.taken('credit_code', codes.creditCode, except)))
      throw this.taken('credit-code-taken', 'creditCode', { code: codes.creditCode });
  }

  /** Of some kinds a unit has one. Held against others who make one at the same moment. */
  async checkOnly(rule: OrganisationRule, unitId: number, except: string | null): Promise<void> {
    if (!rule.onePerUnit) return;
    await this.db.manager.query(`SELECT pg_advisory_xact_lock(hashtext('linli:organisation'), $1)`, [unitId]);
    const other = await this.organisations.sameKind({ unitId, ...rule }, { states: ['active'], except });
    if (other)
      throw this.taken('one-per-unit', 'anchor.unitId', { type: this.typeWord(rule), name: other.name, id: other.id });
  }

  invalid(what: OrganisationFault, field: string, params: Record<string, unknown> = {}): OrganisationInvalidError {
    return new OrganisationInvalidError(what, this.at(`core.organisation.${what}`, field, params));
  }

  taken(
    what: ConstructorParameters<typeof OrganisationTakenError>[0],
    field: string,
    params: Record<string, unknown>,
  ): OrganisationTakenError {
    return new OrganisationTakenError(what, this.at(`core.organisation.${what}`, field, params));
  }

  private at(code: string, field: string, params: Record<string, unknown>): ErrorDetails {
    return this.faults.at(code, field, params);
  }

  /** The type's word, for sentences. */
  typeWord({ type, subtype }: { type: OrganisationType; subtype: string | null }): string {
    return this.faults.word(subtype ? `organisation.subtype.${subtype}` : `organisation.type.${type}`) ?? type;
  }

  private async anchorBody(id: string): Promise<FoundAnchor> {
    const body = await this.organisations.find(id);
    if (!body || !covers(this.db.context.scopes.get('core.organisation.read'), body))
      throw new OrganisationNotFoundError(this.faults.at('core.organisation.not-found', 'anchor.organisationId'));
    if (!['approved', 'active'].includes(body.state))
      throw this.invalid('anchor-not-active', 'anchor.organisationId', { name: body.name });
    return { kind: 'organisation', unitId: body.unitId, place: null, organisationId: body.id };
  }

  private async unit(id: number): Promise<UnitPlace | undefined> {
    const [unit] = await this.db.manager.query<UnitPlace[]>(
      `SELECT id, name, level, province_id AS "provinceId", city_id AS "cityId", district_id AS "districtId",
         street_id AS "streetId", community_id AS "communityId", grid_id AS "gridId" FROM core.unit WHERE id = $1`,
      [id],
    );
    return unit;
  }
}

/** Whether a body stands at the unit or above it. */
function isAbove(superior: OrganisationRow, unit: Placed): boolean {
  const above = [unit.provinceId, unit.cityId, unit.districtId, unit.streetId, unit.communityId, unit.gridId];
  return superior.unitId === 1 || above.includes(superior.unitId);
}

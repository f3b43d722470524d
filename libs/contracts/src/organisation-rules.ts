import { z } from 'zod';
import type { UnitLevel } from './unit.ts';

/** Kinds of bodies. */
export const ORGANISATION_TYPES = [
  'party-committee',
  'general-branch',
  'branch',
  'party-group',
  'leading-group',
  'big-committee',
  'residents-committee',
  'owners-committee',
  'property-company',
  'enterprise',
  'social',
  'mass',
  'public-institution',
  'organ',
  'team',
] as const;
export const organisationTypeSchema = z.enum(ORGANISATION_TYPES);
export type OrganisationType = z.infer<typeof organisationTypeSchema>;

/** `grid`, `functional` and `joint` of branches, `working-committee` of party committees. */
export const ORGANISATION_SUBTYPES = ['grid', 'functional', 'joint', 'working-committee'] as const;
export const organisationSubtypeSchema = z.enum(ORGANISATION_SUBTYPES);
export type OrganisationSubtype = z.infer<typeof organisationSubtypeSchema>;

/** Line of subordination. */
export const ORGANISATION_LINES = ['party', 'government', 'self-government', 'social', 'market'] as const;
export const organisationLineSchema = z.enum(ORGANISATION_LINES);
export type OrganisationLine = z.infer<typeof organisationLineSchema>;

export const ANCHOR_KINDS = ['unit', 'entrance', 'club', 'organisation'] as const;
export const anchorKindSchema = z.enum(ANCHOR_KINDS);
export type AnchorKind = z.infer<typeof anchorKindSchema>;

/** Where a body may be anchored: at units of these levels, or at bodies of these types. */
export interface AnchorRule {
  kind: AnchorKind;
  /** Levels of the unit that it is in. For `organisation` any. */
  levels?: readonly UnitLevel[];
  organisationTypes?: readonly OrganisationType[];
}

/** What holds for bodies of one type and subtype. */
export interface OrganisationRule {
  type: OrganisationType;
  subtype: OrganisationSubtype | null;
  lines: readonly OrganisationLine[];
  anchors: readonly AnchorRule[];
  /** Types that its superior may be of; empty: it has none. */
  superiors: readonly OrganisationType[];
  /** Whether it must name a superior. */
  needsSuperior: boolean;
  /** Approved by whoever holds the approval at this level or above. */
  approvedAt: 'street' | 'district';
  /** At most one that is active in a unit. */
  onePerUnit?: boolean;
}

const ALL_LEVELS: readonly UnitLevel[] = ['province', 'city', 'district', 'street', 'community', 'grid'];
const at = (...levels: UnitLevel[]): AnchorRule => ({ kind: 'unit', levels });
const inBody = (...organisationTypes: OrganisationType[]): AnchorRule => ({ kind: 'organisation', organisationTypes });
const atEntrance: AnchorRule = { kind: 'entrance', levels: ['community', 'grid'] };
const atClub: AnchorRule = { kind: 'club', levels: ['street', 'community', 'grid'] };
const WORKPLACES: readonly OrganisationType[] = [
  'organ',
  'public-institution',
  'enterprise',
  'social',
  'mass',
  'property-company',
];

/** The rules of bodies, one row per type and subtype. Forms offer what they allow, services refuse the rest. */
export const ORGANISATION_RULES: readonly OrganisationRule[] = [
  {
    type: 'party-committee',
    subtype: null,
    lines: ['party'],
    anchors: [at('province', 'city', 'district', 'street', 'community'), inBody(...WORKPLACES)],
    superiors: ['party-committee'],
    needsSuperior: false,
    approvedAt: 'district',
  },
  {
    type: 'party-committee',
    subtype: 'working-committee',
    lines: ['party'],
    anchors: [at('district', 'street')],
    superiors: ['party-committee'],
    needsSuperior: false,
    approvedAt: 'district',
    onePerUnit: true,
  },
  {
    type: 'general-branch',
    subtype: null,
    lines: ['party'],
    anchors: [at('street', 'community'), inBody(...WORKPLACES)],
    superiors: ['party-committee'],
    needsSuperior: true,
    approvedAt: 'street',
  },
  {
    type: 'general-branch',
    subtype: 'joint',
    lines: ['party'],
    anchors: [at('street', 'community')],
    superiors: ['party-committee'],
    needsSuperior: true,
    approvedAt: 'street',
  },
  {
    type: 'branch',
    subtype: null,
    lines: ['party'],
    anchors: [at('street', 'community', 'grid'), inBody(...WORKPLACES, 'owners-committee')],
    superiors: ['party-committee', 'general-branch'],
    needsSuperior: true,
    approvedAt: 'street',
  },
  {
    type: 'branch',
    subtype: 'grid',
    lines: ['party'],
    anchors: [at('grid')],
    superiors: ['party-committee', 'general-branch'],
    needsSuperior: true,
    approvedAt: 'street',
    onePerUnit: true,
  },
  {
    type: 'branch',
    subtype: 'functional',
    lines: ['party'],
    anchors: [atClub, inBody('social', 'team')],
    superiors: ['party-committee', 'general-branch'],
    needsSuperior: true,
    approvedAt: 'street',
  },
  {
    type: 'branch',
    subtype: 'joint',
    lines: ['party'],
    anchors: [at('street', 'community', 'grid')],
    superiors: ['party-committee', 'general-branch'],
    needsSuperior: true,
    approvedAt: 'street',
  },
  {
    type: 'party-group',
    subtype: null,
    lines: ['party'],
    anchors: [atEntrance, at('community', 'grid'), inBody(...WORKPLACES)],
    superiors: ['branch', 'general-branch'],
    needsSuperior: true,
    approvedAt: 'street',
  },
  {
    type: 'leading-group',
    subtype: null,
    lines: ['party', 'government'],
    anchors: [at('province', 'city', 'district', 'street')],
    superiors: ['party-committee', 'organ'],
    needsSuperior: false,
    approvedAt: 'district',
  },
  {
    type: 'big-committee',
    subtype: null,
    lines: ['party'],
    anchors: [at('street', 'community')],
    superiors: ['party-committee', 'general-branch'],
    needsSuperior: false,
    approvedAt: 'street',
    onePerUnit: true,
  },
  {
    type: 'residents-committee',
    subtype: null,
    lines: ['self-government'],
    anchors: [at('community')],
    superiors: ['organ', 'party-committee', 'general-branch'],
    needsSuperior: false,
    approvedAt: 'street',
    onePerUnit: true,
  },
  {
    type: 'owners-committee',
    subtype: null,
    lines: ['self-government'],
    anchors: [at('community', 'grid')],
    superiors: ['residents-committee'],
    needsSuperior: false,
    approvedAt: 'street',
  },
  {
    type: 'property-company',
    subtype: null,
    lines: ['market'],
    anchors: [at('district', 'street', 'community', 'grid')],
    superiors: ['property-company', 'enterprise'],
    needsSuperior: false,
    approvedAt: 'street',
  },
  {
    type: 'enterprise',
    subtype: null,
    lines: ['market'],
    anchors: [at('district', 'street', 'community', 'grid')],
    superiors: ['enterprise', 'organ'],
    needsSuperior: false,
    approvedAt: 'street',
  },
  {
    type: 'social',
    subtype: null,
    lines: ['social'],
    anchors: [at('district', 'street', 'community', 'grid')],
    superiors: ['organ', 'mass', 'social'],
    needsSuperior: false,
    approvedAt: 'street',
  },
  {
    type: 'mass',
    subtype: null,
    lines: ['social', 'party'],
    anchors: [at('province', 'city', 'district', 'street', 'community')],
    superiors: ['mass', 'party-committee'],
    needsSuperior: false,
    approvedAt: 'district',
  },
  {
    type: 'public-institution',
    subtype: null,
    lines: ['government', 'party'],
    anchors: [at('province', 'city', 'district', 'street', 'community')],
    superiors: ['organ', 'party-committee', 'public-institution'],
    needsSuperior: false,
    approvedAt: 'district',
  },
  {
    type: 'organ',
    subtype: null,
    lines: ['government', 'party'],
    anchors: [at('province', 'city', 'district', 'street')],
    superiors: ['organ', 'party-committee'],
    needsSuperior: false,
    approvedAt: 'district',
  },
  {
    type: 'team',
    subtype: null,
    lines: ['social', 'self-government', 'party', 'government', 'market'],
    anchors: [inBody(...ORGANISATION_TYPES)],
    superiors: [...ORGANISATION_TYPES],
    needsSuperior: false,
    approvedAt: 'street',
  },
];

/** The rule for a type with its subtype; undefined for a pair that does not exist. */
export function organisationRule(
  type: OrganisationType,
  subtype: OrganisationSubtype | null,
): OrganisationRule | undefined {
  return ORGANISATION_RULES.find((rule) => rule.type === type && rule.subtype === subtype);
}

/** Levels that an anchor of this kind may stand at, for pickers. */
export function anchorLevels(rule: AnchorRule): readonly UnitLevel[] {
  return rule.levels ?? ALL_LEVELS;
}

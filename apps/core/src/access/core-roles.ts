/** What may be done in core. A permission is named by what it does to what. */
export const CORE_PERMISSIONS = [
  'core.unit.read',
  'core.unit.create',
  'core.unit.update',
  'core.unit.move',
  'core.unit.import',
  'core.platform.read',
  'core.grant.read',
  'core.audit.read',
  'core.account.create',
] as const;

/** A role as it is kept: titles by language, so that a list can show it whoever asks. */
export interface RoleDefinition {
  id: string;
  title: Record<string, string>;
  permissions: readonly string[];
  suggestedFor: readonly string[];
}

/** The three administrators, apart from one another: nobody holds two of these. */
export const APART = ['core.system-admin', 'core.security-admin', 'core.audit-admin'] as const;

const EVERYBODY = [
  'district-clerk',
  'street-desk',
  'street-leader',
  'community-secretary',
  'community-worker',
  'grid-worker',
] as const;

/** Core's own roles without their titles, which stand in the locale files as `role.<id>`. */
export const CORE_ROLES: readonly Omit<RoleDefinition, 'title'>[] = [
  {
    id: 'core.district-admin',
    permissions: ['core.unit.read', 'core.unit.create', 'core.unit.update', 'core.unit.move', 'core.unit.import'],
    suggestedFor: ['district-admin'],
  },
  { id: 'core.member', permissions: ['core.unit.read'], suggestedFor: EVERYBODY },
  { id: 'core.system-admin', permissions: ['core.platform.read'], suggestedFor: ['system-admin'] },
  { id: 'core.security-admin', permissions: ['core.grant.read'], suggestedFor: ['security-admin'] },
  { id: 'core.audit-admin', permissions: ['core.audit.read'], suggestedFor: ['audit-admin'] },
  { id: 'core.operator', permissions: CORE_PERMISSIONS, suggestedFor: [] },
];

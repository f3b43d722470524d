import { CORE_STEP_UP } from './core-step-up.ts';

/** What may be done in core. A permission is named by what it does to what. */
export const CORE_PERMISSIONS = [
  'core.unit.read',
  'core.unit.create',
  'core.unit.update',
  'core.unit.move',
  'core.unit.merge',
  'core.unit.split',
  'core.unit.abolish',
  'core.unit.distribute',
  'core.unit.import',
  'core.organisation.read',
  'core.organisation.propose',
  'core.organisation.approve',
  'core.organisation.update',
  'core.organisation.import',
  'core.appointment.read',
  'core.appointment.propose',
  'core.appointment.approve',
  'core.appointment.end',
  'core.appointment.import',
  'core.person.read',
  'core.person.create',
  'core.person.update',
  'core.person.reveal',
  'core.person.erase',
  'core.person.import',
  'core.disclosure.read',
  'core.privacy.read',
  'core.governance.update',
  'core.board.read',
  'core.board.update',
  'core.calendar.read',
  'core.calendar.update',
  'core.notice.read',
  'core.notice.publish',
  'core.notice.object',
  'core.notice.answer',
  'core.platform.read',
  // The operator's alone.
  'core.platform.update',
  'core.grant.read',
  'core.grant.create',
  'core.grant.end',
  'core.grant.import',
  'core.role.read',
  'core.role.create',
  'core.role.update',
  'core.audit.read',
  'core.account.read',
  'core.account.create',
  'core.account.update',
  // The operator's alone: accounts with whatever grants, as an installation is set up.
  'core.account.declare',
] as const;

/** What a fresh log-in with a second factor is asked for. */
export const HIGH_RISK: readonly string[] = Object.keys(CORE_STEP_UP);

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
    permissions: [
      'core.unit.read',
      'core.unit.create',
      'core.unit.update',
      'core.unit.move',
      'core.unit.merge',
      'core.unit.split',
      'core.unit.abolish',
      'core.unit.distribute',
      'core.unit.import',
      'core.organisation.read',
      'core.organisation.import',
      'core.person.import',
      'core.appointment.import',
      'core.appointment.read',
      'core.board.read',
      'core.board.update',
      'core.calendar.read',
      'core.calendar.update',
      'core.notice.read',
    ],
    suggestedFor: ['district-admin'],
  },
  {
    id: 'core.delegate',
    permissions: [
      'core.unit.read',
      'core.grant.read',
      'core.grant.create',
      'core.grant.end',
      'core.grant.import',
      'core.role.read',
      'core.account.read',
    ],
    suggestedFor: ['district-admin', 'street-leader'],
  },
  {
    id: 'core.system-admin',
    permissions: ['core.platform.read', 'core.account.read', 'core.account.create', 'core.account.update'],
    suggestedFor: ['system-admin'],
  },
  {
    id: 'core.security-admin',
    permissions: [
      'core.unit.read',
      'core.grant.read',
      'core.grant.create',
      'core.grant.end',
      'core.role.read',
      'core.role.create',
      'core.role.update',
      'core.account.read',
    ],
    suggestedFor: ['security-admin'],
  },
  {
    id: 'core.member',
    permissions: [
      'core.unit.read',
      'core.organisation.read',
      'core.person.read',
      'core.appointment.read',
      'core.board.read',
      'core.calendar.read',
      'core.notice.read',
    ],
    suggestedFor: EVERYBODY,
  },
  {
    id: 'core.notice-counter',
    permissions: ['core.notice.read', 'core.notice.object'],
    suggestedFor: ['community-worker', 'grid-worker'],
  },
  {
    id: 'core.notice-desk',
    permissions: ['core.notice.read', 'core.notice.publish', 'core.notice.object'],
    suggestedFor: ['street-desk', 'community-secretary'],
  },
  {
    id: 'core.notice-office',
    permissions: ['core.notice.read', 'core.notice.publish', 'core.notice.object', 'core.notice.answer'],
    suggestedFor: ['district-admin', 'district-clerk', 'street-leader'],
  },
  {
    id: 'core.organisation-desk',
    permissions: ['core.organisation.read', 'core.organisation.propose', 'core.organisation.update'],
    suggestedFor: ['district-admin', 'district-clerk', 'street-desk', 'community-secretary'],
  },
  {
    id: 'core.organisation-approver',
    permissions: ['core.organisation.read', 'core.organisation.approve'],
    suggestedFor: ['district-admin', 'district-clerk', 'street-leader'],
  },
  {
    id: 'core.appointment-desk',
    permissions: ['core.organisation.read', 'core.appointment.read', 'core.appointment.propose'],
    suggestedFor: ['district-admin', 'district-clerk', 'street-desk', 'community-secretary'],
  },
  {
    id: 'core.appointment-approver',
    permissions: [
      'core.organisation.read',
      'core.appointment.read',
      'core.appointment.approve',
      'core.appointment.end',
      'core.governance.update',
    ],
    suggestedFor: ['district-admin', 'district-clerk', 'street-leader'],
  },
  {
    id: 'core.person-desk',
    permissions: [
      'core.person.read',
      'core.person.create',
      'core.person.update',
      'core.person.reveal',
      'core.person.import',
    ],
    suggestedFor: ['district-admin', 'district-clerk', 'street-desk', 'community-secretary'],
  },
  {
    id: 'core.privacy-officer',
    permissions: [
      'core.unit.read',
      'core.person.read',
      'core.person.erase',
      'core.disclosure.read',
      'core.privacy.read',
    ],
    suggestedFor: ['privacy-officer'],
  },
  { id: 'core.distributor', permissions: ['core.unit.read', 'core.unit.distribute'], suggestedFor: ['street-desk'] },
  // Units, because the log is looked through by place.
  { id: 'core.audit-admin', permissions: ['core.audit.read', 'core.unit.read'], suggestedFor: ['audit-admin'] },
  { id: 'core.operator', permissions: CORE_PERMISSIONS, suggestedFor: [] },
];

/**
 * Permissions of the three administrators that no other role of core holds, and the operator's own. A role that mixed
 * them with others would be an administrator by another name, so own roles cannot have them.
 */
export function reservedPermissions(): ReadonlySet<string> {
  const isApart = (id: string) => (APART as readonly string[]).includes(id);
  const business = new Set(
    CORE_ROLES.filter(({ id }) => !isApart(id) && id !== 'core.operator').flatMap(({ permissions }) => permissions),
  );
  const apart = CORE_ROLES.filter(({ id }) => isApart(id)).flatMap(({ permissions }) => permissions);
  return new Set(
    ['core.account.declare', 'core.platform.update', ...apart].filter((permission) => !business.has(permission)),
  );
}

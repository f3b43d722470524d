import type { ComponentType } from 'react';
import { lazyPage } from './lazy-page.ts';

export const MENU_SECTIONS = [
  'home',
  'governance',
  'directory',
  'people',
  'culture',
  'money',
  'access',
  'privacy',
  'platform',
] as const;
export type MenuSection = (typeof MENU_SECTIONS)[number];

/** A page of the shell itself. Who may open it is decided by core; the permission here only spares a vain request. */
export interface OwnPage {
  /** Of the router: `/units/:unitId?`. */
  path: string;
  permission?: string;
  page: ComponentType;
  /** Its entry in the menu; `menu.<key>` in the locale files. A page below another has none. */
  menu?: { key: string; path: string; icon: string; section: MenuSection };
}

/** The shell's own pages, in the order of the menu. */
export const OWN_PAGES: readonly OwnPage[] = [
  {
    path: '/',
    page: lazyPage('WorkbenchPage', () => import('./workbench/workbench.page.tsx')),
    menu: { key: 'workbench', path: '/', icon: 'home', section: 'home' },
  },
  {
    path: '/board',
    permission: 'core.board.read',
    page: lazyPage('BoardPage', () => import('./board/board.page.tsx')),
    menu: { key: 'board', path: '/board', icon: 'board', section: 'home' },
  },
  {
    // For everybody: what may wait for whom the kinds of todo say. The way there stands in the header.
    path: '/todos',
    page: lazyPage('TodoListPage', () => import('./todos/todo-list.page.tsx')),
  },
  {
    path: '/units/:unitId?',
    permission: 'core.unit.read',
    page: lazyPage('UnitsPage', () => import('./units/units.page.tsx')),
    menu: { key: 'units', path: '/units', icon: 'units', section: 'directory' },
  },
  {
    // Which of the nouns may be imported, the page asks itself.
    path: '/imports/:noun',
    page: lazyPage('DataImportPage', () => import('./data-import/data-import.page.tsx')),
  },
  {
    path: '/imports/units',
    permission: 'core.unit.import',
    page: lazyPage('DataImportPage', () => import('./data-import/data-import.page.tsx')),
  },
  {
    path: '/units/distribution',
    permission: 'core.unit.distribute',
    page: lazyPage('DistributionPage', () => import('./units/distribution.page.tsx')),
    menu: { key: 'distribution', path: '/units/distribution', icon: 'units', section: 'directory' },
  },
  {
    path: '/governance',
    permission: 'core.appointment.read',
    page: lazyPage('GovernancePage', () => import('./governance/governance.page.tsx')),
    menu: { key: 'governance', path: '/governance', icon: 'chart', section: 'directory' },
  },
  {
    path: '/governance/:list',
    permission: 'core.appointment.read',
    page: lazyPage('GovernanceListPage', () => import('./governance/governance-list.page.tsx')),
  },
  {
    path: '/organisations',
    permission: 'core.organisation.read',
    page: lazyPage('OrganisationListPage', () => import('./organisations/organisation-list.page.tsx')),
    menu: { key: 'organisations', path: '/organisations', icon: 'bank', section: 'directory' },
  },
  {
    path: '/organisations/chart',
    permission: 'core.organisation.read',
    page: lazyPage('OrgChartPage', () => import('./organisations/chart/org-chart.page.tsx')),
    menu: { key: 'chart', path: '/organisations/chart', icon: 'platform', section: 'directory' },
  },
  {
    path: '/organisations/:id',
    permission: 'core.organisation.read',
    page: lazyPage('OrganisationDetailPage', () => import('./organisations/organisation-detail.page.tsx')),
  },
  {
    path: '/people',
    permission: 'core.person.read',
    page: lazyPage('PersonListPage', () => import('./people/person-list.page.tsx')),
    menu: { key: 'persons', path: '/people', icon: 'people', section: 'directory' },
  },
  {
    path: '/people/:id',
    permission: 'core.person.read',
    page: lazyPage('PersonDetailPage', () => import('./people/person-detail.page.tsx')),
  },
  {
    path: '/appointments',
    permission: 'core.appointment.read',
    page: lazyPage('AppointmentListPage', () => import('./appointments/appointment-list.page.tsx')),
    menu: { key: 'appointments', path: '/appointments', icon: 'review', section: 'directory' },
  },
  {
    path: '/appointments/:id',
    permission: 'core.appointment.read',
    page: lazyPage('AppointmentDetailPage', () => import('./appointments/appointment-detail.page.tsx')),
  },
  {
    path: '/notices',
    permission: 'core.notice.read',
    page: lazyPage('NoticeListPage', () => import('./notices/notice-list.page.tsx')),
    menu: { key: 'notices', path: '/notices', icon: 'notice', section: 'governance' },
  },
  {
    path: '/notices/:id',
    permission: 'core.notice.read',
    page: lazyPage('NoticeDetailPage', () => import('./notices/notice-detail.page.tsx')),
  },
  {
    path: '/calendar',
    permission: 'core.calendar.read',
    page: lazyPage('CalendarPage', () => import('./calendar/calendar.page.tsx')),
    menu: { key: 'calendar', path: '/calendar', icon: 'calendar', section: 'directory' },
  },
  {
    path: '/accounts',
    permission: 'core.account.read',
    page: lazyPage('AccountListPage', () => import('./accounts/account-list.page.tsx')),
    menu: { key: 'accounts', path: '/accounts', icon: 'person', section: 'access' },
  },
  {
    path: '/accounts/:id',
    permission: 'core.account.read',
    page: lazyPage('AccountDetailPage', () => import('./accounts/account-detail.page.tsx')),
  },
  {
    path: '/access/grants',
    permission: 'core.grant.read',
    page: lazyPage('GrantListPage', () => import('./grants/grant-list.page.tsx')),
    menu: { key: 'grants', path: '/access/grants', icon: 'key', section: 'access' },
  },
  {
    path: '/access/grants/give',
    permission: 'core.grant.create',
    page: lazyPage('GiveGrantPage', () => import('./grants/give-grant.page.tsx')),
  },
  {
    path: '/access/grants/:id',
    permission: 'core.grant.read',
    page: lazyPage('GrantDetailPage', () => import('./grants/grant-detail.page.tsx')),
  },
  {
    path: '/access/loans',
    permission: 'core.grant.read',
    page: lazyPage('LoanListPage', () => import('./grants/loan-list.page.tsx')),
  },
  {
    path: '/access/roles',
    permission: 'core.role.read',
    page: lazyPage('RoleListPage', () => import('./roles/role-list.page.tsx')),
    menu: { key: 'roles', path: '/access/roles', icon: 'award', section: 'access' },
  },
  {
    path: '/access/roles/:id',
    permission: 'core.role.read',
    page: lazyPage('RoleDetailPage', () => import('./roles/role-detail.page.tsx')),
  },
  {
    path: '/access/who',
    permission: 'core.grant.read',
    page: lazyPage('WhoPage', () => import('./access/who.page.tsx')),
  },
  {
    path: '/access/why',
    permission: 'core.grant.read',
    page: lazyPage('WhyPage', () => import('./access/why.page.tsx')),
  },
  {
    path: '/privacy/inventory',
    permission: 'core.privacy.read',
    page: lazyPage('InventoryPage', () => import('./privacy/inventory.page.tsx')),
    menu: { key: 'inventory', path: '/privacy/inventory', icon: 'document', section: 'privacy' },
  },
  {
    path: '/privacy/denied',
    permission: 'core.privacy.read',
    page: lazyPage('DeniedRulesPage', () => import('./privacy/denied-rules.page.tsx')),
    menu: { key: 'denied', path: '/privacy/denied', icon: 'stop', section: 'privacy' },
  },
  {
    path: '/privacy/disclosures',
    permission: 'core.disclosure.read',
    page: lazyPage('DisclosuresPage', () => import('./privacy/disclosures.page.tsx')),
    menu: { key: 'disclosures', path: '/privacy/disclosures', icon: 'eye', section: 'privacy' },
  },
  {
    // Whoever writes something that goes out may look through it first.
    path: '/privacy/text-check',
    page: lazyPage('TextCheckPage', () => import('./privacy/text-check.page.tsx')),
    menu: { key: 'text-check', path: '/privacy/text-check', icon: 'privacy', section: 'privacy' },
  },
  {
    path: '/me/disclosures',
    page: lazyPage('MyDisclosuresPage', () => import('./privacy/my-disclosures.page.tsx')),
  },
  {
    path: '/audit',
    permission: 'core.audit.read',
    page: lazyPage('AuditPage', () => import('./audit/audit.page.tsx')),
    menu: { key: 'audit', path: '/audit', icon: 'audit', section: 'platform' },
  },
  {
    path: '/audit/:id',
    permission: 'core.audit.read',
    page: lazyPage('AuditLinePage', () => import('./audit/audit-line.page.tsx')),
  },
  {
    path: '/platform',
    permission: 'core.platform.read',
    page: lazyPage('PlatformPage', () => import('./platform/platform.page.tsx')),
    menu: { key: 'platform', path: '/platform', icon: 'platform', section: 'platform' },
  },
];

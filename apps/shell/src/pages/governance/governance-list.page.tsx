import type { ComponentType } from 'react';
import { Navigate, useLocation, useParams } from 'react-router';
import { CrossMembershipList, OneShoulderList } from './community-lists.tsx';
import { EntranceGroupsList, GridsWithoutBranchList, MissingSeatsList, VacancyList } from './gap-lists.tsx';
import { GOVERNANCE_LISTS, type GovernanceListName } from './governance.queries.ts';
import { AppointmentsOf, BodiesOf } from './record-lists.tsx';

const LISTS: Readonly<Record<GovernanceListName, ComponentType>> = {
  organs: () => <BodiesOf list="organs" />,
  'grid-branches': () => <BodiesOf list="grid-branches" />,
  'grids-without-branch': GridsWithoutBranchList,
  'entrance-groups': EntranceGroupsList,
  'street-part-time-members': () => <AppointmentsOf list="street-part-time-members" />,
  'one-shoulder': OneShoulderList,
  'cross-membership': CrossMembershipList,
  vacancies: VacancyList,
  'missing-seats': MissingSeatsList,
  secondments: () => <AppointmentsOf list="secondments" />,
  terms: () => <AppointmentsOf list="terms" />,
};

/** The records behind a figure of the governance page. */
export function GovernanceListPage() {
  const { list } = useParams();
  const { search } = useLocation();
  const name = GOVERNANCE_LISTS.find((each) => each === list);
  if (!name) return <Navigate to={`/governance${search}`} replace />;
  const List = LISTS[name];
  return <List key={name} />;
}

import type { Appointment, Organisation } from '@linli/contracts';
import { useAppointmentColumns } from '../appointments/appointment-list.page.tsx';
import { useOrganisationColumns } from '../organisations/organisation-list.page.tsx';
import { GovernanceList } from './governance-list.tsx';
import type { GovernanceListName } from './governance.queries.ts';

/** Figures that count bodies open to these. */
export function BodiesOf({ list }: { list: GovernanceListName }) {
  return (
    <GovernanceList<Organisation>
      list={list}
      columns={useOrganisationColumns()}
      rowKey={({ id }) => id}
      to={({ id }) => `/organisations/${id}`}
    />
  );
}

/** Figures that count appointments open to these. */
export function AppointmentsOf({ list }: { list: GovernanceListName }) {
  return (
    <GovernanceList<Appointment>
      list={list}
      columns={useAppointmentColumns()}
      rowKey={({ id }) => id}
      to={({ id }) => `/appointments/${id}`}
    />
  );
}

import type { AnchorOrganisation, UnitRef } from '@linli/contracts';
import { useCan } from '@linli/sdk-web';
import { Link, useLocation } from 'react-router';
import { withUnit } from '../../frame/keep-unit.ts';
import { OrganisationLink, UnitLink } from '../directory/refs.tsx';

/** An account's name, as a link where its page opens for me. */
export function AccountLink({ of }: { of: { id: string; displayName: string } }) {
  const { search } = useLocation();
  return useCan('core.account.read') ? (
    <Link to={withUnit(`/accounts/${of.id}`, search)}>{of.displayName}</Link>
  ) : (
    <>{of.displayName}</>
  );
}

export function RoleLink({ of }: { of: { id: string; title: string } }) {
  const { search } = useLocation();
  return useCan('core.role.read') ? (
    <Link to={withUnit(`/access/roles/${of.id}`, search)}>{of.title}</Link>
  ) : (
    <>{of.title}</>
  );
}

/** Where a grant holds: a unit with all below, or an organisation. */
export function AnchorLink({ of }: { of: { unit: UnitRef | null; organisation: AnchorOrganisation | null } }) {
  const mayReadOrganisations = useCan('core.organisation.read');
  if (of.unit) return <UnitLink of={of.unit} />;
  return of.organisation && <OrganisationLink of={{ ...of.organisation, readable: mayReadOrganisations }} />;
}

import type { OrganisationRef, PersonRef, UnitRef } from '@linli/contracts';
import { useCan } from '@linli/sdk-web';
import { Link, useLocation } from 'react-router';
import { withUnit } from '../../frame/keep-unit.ts';

/** A body's name, as a link where its page opens for me. */
export function OrganisationLink({ of }: { of: Pick<OrganisationRef, 'id' | 'name'> & { readable?: boolean } }) {
  const { search } = useLocation();
  return of.readable === false ? (
    <>{of.name}</>
  ) : (
    <Link to={withUnit(`/organisations/${of.id}`, search)}>{of.name}</Link>
  );
}

export function PersonLink({ of }: { of: Pick<PersonRef, 'id' | 'name'> & { readable?: boolean } }) {
  const { search } = useLocation();
  return of.readable === false ? <>{of.name}</> : <Link to={withUnit(`/people/${of.id}`, search)}>{of.name}</Link>;
}

/** A unit's name; whoever may read units gets a link. */
export function UnitLink({ of }: { of: UnitRef }) {
  const { search } = useLocation();
  const may = useCan('core.unit.read');
  return may ? <Link to={withUnit(`/units/${of.id}`, search)}>{of.name}</Link> : <>{of.name}</>;
}

import { StepForm } from '@linli/sdk-web';
import type { StepFormProps } from '@linli/sdk-web';
import type { ClubDetail, ClubMachine } from '../../contract/index.ts';
import { venueField } from '../links/link-field.tsx';
import { organisationField } from '../links/organisation-field.tsx';

type Props = StepFormProps<ClubMachine, ClubDetail>;

export function ChangeClubForm(props: Props) {
  const { venueId, venueTitle } = props.record;
  const venue = venueId && venueTitle ? { id: venueId, title: venueTitle } : null;
  return <StepForm<ClubMachine, ClubDetail> {...props} fields={{ venueId: venueField(venue) }} />;
}

/** Of the functional branches that core knows in the club's unit. */
export function LinkBranchForm(props: Props) {
  const narrow = { type: 'branch', subtype: 'functional', unitId: String(props.record.unitId) };
  return <StepForm<ClubMachine, ClubDetail> {...props} fields={{ organisationId: organisationField(null, narrow) }} />;
}

import type { AppointmentPhase, OrganisationState, OrganisationSubtype, OrganisationType } from '@linli/contracts';
import type { Tone } from '@linli/sdk-web';
import { useShellTexts } from '../../texts/shell-texts.ts';

export const ORGANISATION_TONE: Readonly<Record<OrganisationState, Tone>> = {
  proposed: 'warning',
  approved: 'active',
  active: 'success',
  refused: 'danger',
  merged: 'neutral',
  dissolved: 'neutral',
};

export const APPOINTMENT_TONE: Readonly<Record<AppointmentPhase, Tone>> = {
  proposed: 'warning',
  'to-come': 'active',
  'in-force': 'success',
  ended: 'neutral',
  refused: 'danger',
};

/** Words for what a body is: its subtype where that says more (网格党支部), else its type. */
export function useOrganisationWords() {
  const t = useShellTexts();
  return {
    type: ({ type, subtype }: { type: OrganisationType; subtype: OrganisationSubtype | null }) =>
      t(subtype ? `organisation.subtype.${type}.${subtype}` : `organisation.type.${type}`),
    state: (state: OrganisationState) => t(`organisation.state.${state}`),
  };
}

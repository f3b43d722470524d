import type { FieldHint } from '@linli/sdk-web';
import type { ActivityDetail } from '../../contract/index.ts';
import { brandField, programmeField, venueField } from '../links/link-field.tsx';
import { organisationField } from '../links/organisation-field.tsx';

const isEmpty = (value: unknown) => value === undefined || value === null || value === '';

/** What the schema of a plan does not tell about its form; `of`: the activity whose plan it is. */
export function planFields(of?: ActivityDetail): Record<string, FieldHint> {
  const { organiserId, organiserName } = of ?? {};
  const organiser = organiserId && organiserName ? { id: organiserId, name: organiserName } : null;
  return {
    need: { rows: 2 },
    // One of the two is asked for, and whoever fills one in is not asked for the other.
    noNeedReason: { visibleWhen: ({ need }) => isEmpty(need) },
    venueId: venueField(of?.venue),
    organiserId: organisationField(organiser),
    costFen: { control: 'yuan' },
    programmeId: programmeField(of?.programme),
    brandId: brandField(of?.brand),
  };
}

/** The word about showing photos is asked for where there are some. */
export const recordFields: Record<string, FieldHint> = {
  photosMayShow: { visibleWhen: ({ photos }) => Array.isArray(photos) && photos.length > 0 },
};

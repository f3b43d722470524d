import type { WorldUnit } from '@linli/sdk-server/testing';
import type { CreateVenue } from '../../contract/index.ts';

/** What is sent to add a venue that is open from 9 to 12 and 14 to 20 o'clock every day. */
export function aVenue(unitId: number, title = '党群服务中心'): CreateVenue {
  return {
    ...{ title, unitId, kind: 'community-centre', address: '津塘路 1 号' },
    ...{ functions: ['arts', 'study'], access: ['ramp'] },
    ...{ hours: Array<string>(7).fill('9:00-12:00 14:00-20:00'), holidayHours: '' },
  };
}

/** What lies in which unit of a world. */
export const INSIDE: Readonly<Record<WorldUnit, readonly WorldUnit[]>> = {
  district: ['district', 'street', 'community', 'grid', 'otherStreet', 'otherCommunity'],
  street: ['street', 'community', 'grid'],
  community: ['community', 'grid'],
  grid: ['grid'],
  otherStreet: ['otherStreet', 'otherCommunity'],
  otherCommunity: ['otherCommunity'],
};

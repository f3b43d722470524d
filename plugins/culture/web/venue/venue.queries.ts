import { recordsOf } from '@linli/sdk-web';
import type { RecordSet } from '@linli/sdk-web';
import { VENUE_MACHINE } from '../../contract/index.ts';
import type { Venue, VenueDetail, VenueMachine } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { ChangeVenueForm } from './change-venue.form.tsx';

/** The one door to the API; with the machine, what lists, buttons, forms and history are made of. */
export const venues: RecordSet<VenueMachine, Venue, VenueDetail> = {
  ...recordsOf<Venue, VenueDetail>(plugin, 'venues'),
  plugin,
  machine: VENUE_MACHINE,
  said: ['reason', 'until'],
  forms: { change: ChangeVenueForm },
};

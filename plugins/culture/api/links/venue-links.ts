import { Records } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { venueRecord } from '../venue/venue.record.ts';
import { VenueClosedError } from './links.errors.ts';

/** A venue that another record names, with what it is called on that day. */
export interface VenueLink {
  venueId: string | null;
  venueTitle: string | null;
}

/** The venues that activities, clubs and brands name: one in the asker's reach, and not one that is closed. */
@Injectable()
export class VenueLinks {
  constructor(private readonly records: Records) {}

  /** @throws NotFoundError, VenueClosedError */
  async of(id: string | undefined): Promise<VenueLink> {
    if (id === undefined) return { venueId: null, venueTitle: null };
    const { title, state } = await this.records.get(venueRecord, id);
    if (state === 'closed') throw new VenueClosedError(title);
    return { venueId: id, venueTitle: title };
  }
}

import { ConflictError } from '@linli/sdk-server';

/** What is named is over: nothing new is tied to it. */
export class VenueClosedError extends ConflictError {
  constructor(title: string) {
    super('culture.activity.venue-closed', { params: { title } });
  }
}

export class ProgrammeClosedError extends ConflictError {
  constructor(title: string) {
    super('culture.activity.programme-closed', { params: { title } });
  }
}

export class BrandOverError extends ConflictError {
  constructor(title: string) {
    super('culture.activity.brand-over', { params: { title } });
  }
}

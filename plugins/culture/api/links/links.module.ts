import { Global, Module } from '@nestjs/common';
import { VenueLinks } from './venue-links.ts';

/** What several nouns of this plugin name one another by. */
@Global()
@Module({ providers: [VenueLinks], exports: [VenueLinks] })
export class LinksModule {}

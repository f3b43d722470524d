import type { PluginDefinition } from '@linli/sdk-server';
import { VenueEventRow, VenueRow } from './venue/venue.entity.ts';
import { VenueModule } from './venue/venue.module.ts';

/** What the server is made of; apart from its start, so that tests can drive it. */
export const definition: PluginDefinition = { modules: [VenueModule], entities: [VenueRow, VenueEventRow] };

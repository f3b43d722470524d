import type { PluginDefinition } from '@linli/sdk-server';
import { VenueEventRow, VenueRow } from './venue/venue.entity.ts';
import { VenueModule } from './venue/venue.module.ts';
import { RenovationEventRow, RenovationRow } from './renovation/renovation.entity.ts';
import { RenovationModule } from './renovation/renovation.module.ts';

/** What the server is made of; apart from its start, so that tests can drive it. */
export const definition: PluginDefinition = {
  modules: [VenueModule, RenovationModule],
  entities: [VenueRow, VenueEventRow, RenovationRow, RenovationEventRow],
};

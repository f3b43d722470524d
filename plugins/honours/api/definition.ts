import type { PluginDefinition } from '@linli/sdk-server';
import { AwardRoundEventRow, AwardRoundRow } from './award-round/award-round.entity.ts';
import { AwardRoundModule } from './award-round/award-round.module.ts';

/** What the server is made of; apart from its start, so that tests can drive it. */
export const definition: PluginDefinition = {
  modules: [AwardRoundModule],
  entities: [AwardRoundRow, AwardRoundEventRow],
};

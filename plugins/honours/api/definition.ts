import type { PluginDefinition } from '@linli/sdk-server';
import { AwardRoundEventRow, AwardRoundRow } from './award-round/award-round.entity.ts';
import { AwardRoundModule } from './award-round/award-round.module.ts';
import { GoodDeedEventRow, GoodDeedRow } from './good-deed/good-deed.entity.ts';
import { GoodDeedModule } from './good-deed/good-deed.module.ts';

/** What the server is made of; apart from its start, so that tests can drive it. */
export const definition: PluginDefinition = {
  modules: [AwardRoundModule, GoodDeedModule],
  entities: [AwardRoundRow, AwardRoundEventRow, GoodDeedEventRow, GoodDeedRow],
};

import type { PluginDefinition } from '@linli/sdk-server';
import { AwardRoundEventRow, AwardRoundRow } from './award-round/award-round.entity.ts';
import { AwardRoundModule } from './award-round/award-round.module.ts';
import { GoodDeedEventRow, GoodDeedRow } from './good-deed/good-deed.entity.ts';
import { GoodDeedModule } from './good-deed/good-deed.module.ts';
import { NominationEventRow, NominationRow } from './nomination/nomination.entity.ts';
import { NominationModule } from './nomination/nomination.module.ts';
import { SchemeEventRow, SchemeRow } from './scheme/scheme.entity.ts';
import { SchemeModule } from './scheme/scheme.module.ts';

/** What the server is made of; apart from its start, so that tests can drive it. */
export const definition: PluginDefinition = {
  modules: [SchemeModule, AwardRoundModule, NominationModule, GoodDeedModule],
  entities: [
    SchemeRow,
    SchemeEventRow,
    AwardRoundRow,
    AwardRoundEventRow,
    NominationRow,
    NominationEventRow,
    GoodDeedRow,
    GoodDeedEventRow,
  ],
};

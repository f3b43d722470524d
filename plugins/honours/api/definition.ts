import type { PluginDefinition } from '@linli/sdk-server';
import { AwardRoundEventRow, AwardRoundRow } from './award-round/award-round.entity.ts';
import { AwardRoundModule } from './award-round/award-round.module.ts';
import { GoodDeedEventRow, GoodDeedRow } from './good-deed/good-deed.entity.ts';
import { GoodDeedModule } from './good-deed/good-deed.module.ts';
import { NominationEventRow, NominationRow } from './nomination/nomination.entity.ts';
import { NominationModule } from './nomination/nomination.module.ts';
import { SchemeEventRow, SchemeRow } from './scheme/scheme.entity.ts';
import { SchemeModule } from './scheme/scheme.module.ts';
import { AwardEventRow, AwardRow } from './award/award.entity.ts';
import { AwardModule } from './award/award.module.ts';
import { StoryEventRow, StoryRow } from './story/story.entity.ts';
import { StoryModule } from './story/story.module.ts';
import { AftercareEventRow, AftercareRow } from './aftercare/aftercare.entity.ts';
import { AftercareModule } from './aftercare/aftercare.module.ts';
import { CandidacyEventRow, CandidacyRow } from './candidacy/candidacy.entity.ts';
import { CandidacyModule } from './candidacy/candidacy.module.ts';
import { OpinionEventRow, OpinionRow } from './opinion/opinion.entity.ts';
import { OpinionModule } from './opinion/opinion.module.ts';
import { PanelEventRow, PanelRow } from './panel/panel.entity.ts';
import { PanelModule } from './panel/panel.module.ts';

/** What the server is made of; apart from its start, so that tests can drive it. */
export const definition: PluginDefinition = {
  modules: [
    SchemeModule,
    AwardRoundModule,
    NominationModule,
    GoodDeedModule,
    AwardModule,
    StoryModule,
    AftercareModule,
    CandidacyModule,
    OpinionModule,
    PanelModule,
  ],
  entities: [
    SchemeRow,
    SchemeEventRow,
    AwardRoundRow,
    AwardRoundEventRow,
    NominationRow,
    NominationEventRow,
    GoodDeedRow,
    GoodDeedEventRow,
    AwardEventRow,
    AwardRow,
    StoryEventRow,
    StoryRow,
    AftercareEventRow,
    AftercareRow,
    CandidacyEventRow,
    CandidacyRow,
    OpinionEventRow,
    OpinionRow,
    PanelEventRow,
    PanelRow,
  ],
};

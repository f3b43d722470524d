import type { PluginDefinition } from '@linli/sdk-server';
import { HobbyClubEventRow, HobbyClubRow } from './hobby-club/hobby-club.entity.ts';
import { HobbyClubModule } from './hobby-club/hobby-club.module.ts';

/** What the server is made of; apart from its start, so that tests can drive it. */
export const definition: PluginDefinition = { modules: [HobbyClubModule], entities: [HobbyClubRow, HobbyClubEventRow] };

import { recordsOf } from '@linli/sdk-web';
import type { RecordSet } from '@linli/sdk-web';
import { HOBBY_CLUB_MACHINE } from '../../contract/index.ts';
import type { HobbyClub, HobbyClubDetail, HobbyClubMachine } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';

/** The one door to the API; with the machine, what lists, buttons, forms and history are made of. */
export const hobbyClubs: RecordSet<HobbyClubMachine, HobbyClub, HobbyClubDetail> = {
  ...recordsOf<HobbyClub, HobbyClubDetail>(plugin, 'hobby-clubs'),
  plugin,
  machine: HOBBY_CLUB_MACHINE,
  said: ['reason'],
};

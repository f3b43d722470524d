import { recordsOf } from '@linli/sdk-web';
import type { RecordSet } from '@linli/sdk-web';
import { CLUB_MACHINE } from '../../contract/index.ts';
import type { Club, ClubDetail, ClubMachine } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { ChangeClubForm, LinkBranchForm } from './club.forms.tsx';

/** The one door to the API; with the machine, what lists, buttons, forms and history are made of. */
export const clubs: RecordSet<ClubMachine, Club, ClubDetail> = {
  ...recordsOf<Club, ClubDetail>(plugin, 'clubs'),
  plugin,
  machine: CLUB_MACHINE,
  said: ['reason'],
  forms: { change: ChangeClubForm, 'link-branch': LinkBranchForm },
};

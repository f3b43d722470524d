import { recordsOf } from '@linli/sdk-web';
import type { RecordSet } from '@linli/sdk-web';
import { AWARD_ROUND_MACHINE } from '../../contract/index.ts';
import type { AwardRound, AwardRoundDetail, AwardRoundMachine } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';

/** The one door to the API; with the machine, what lists, buttons, forms and history are made of. */
export const awardRounds: RecordSet<AwardRoundMachine, AwardRound, AwardRoundDetail> = {
  ...recordsOf<AwardRound, AwardRoundDetail>(plugin, 'award-rounds'),
  plugin,
  machine: AWARD_ROUND_MACHINE,
  said: ['reason'],
};

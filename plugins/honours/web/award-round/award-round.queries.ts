import { recordsOf } from '@linli/sdk-web';
import type { ApiClient, RecordSet } from '@linli/sdk-web';
import { AWARD_ROUND_MACHINE } from '../../contract/index.ts';
import type { AwardRound, AwardRoundDetail, AwardRoundMachine, RoundNumbers } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { ChangeRoundForm } from './round-fields.tsx';

/** The one door to the API; with the machine, what lists, buttons, forms and history are made of. */
export const awardRounds: RecordSet<AwardRoundMachine, AwardRound, AwardRoundDetail> = {
  ...recordsOf<AwardRound, AwardRoundDetail>(plugin, 'award-rounds'),
  plugin,
  machine: AWARD_ROUND_MACHINE,
  said: ['reason'],
  forms: { change: ChangeRoundForm },
};

export const roundNumbersQuery = (api: ApiClient, id: string) => awardRounds.part<RoundNumbers>(api, id, 'numbers');

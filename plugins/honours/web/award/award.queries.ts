import { recordsOf } from '@linli/sdk-web';
import type { RecordSet } from '@linli/sdk-web';
import { AWARD_MACHINE } from '../../contract/index.ts';
import type { Award, AwardDetail, AwardMachine } from '../../contract/index.ts';
import { ConfirmStep } from '../confirm-step.tsx';
import { plugin } from '../plugin.ts';

/** The one door to the API; with the machine, what lists, buttons, forms and history are made of. */
export const awards: RecordSet<AwardMachine, Award, AwardDetail> = {
  ...recordsOf<Award, AwardDetail>(plugin, 'awards'),
  plugin,
  machine: AWARD_MACHINE,
  forms: { 'leave-wall': ConfirmStep, 'give-back': ConfirmStep, revoke: ConfirmStep },
};

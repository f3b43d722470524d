import { recordsOf } from '@linli/sdk-web';
import type { RecordSet } from '@linli/sdk-web';
import { GOOD_DEED_MACHINE } from '../../contract/index.ts';
import type { GoodDeed, GoodDeedDetail, GoodDeedMachine } from '../../contract/index.ts';
import { ConfirmStep } from '../confirm-step.tsx';
import { plugin } from '../plugin.ts';

/** The one door to the API; with the machine, what lists, buttons, forms and history are made of. */
export const goodDeeds: RecordSet<GoodDeedMachine, GoodDeed, GoodDeedDetail> = {
  ...recordsOf<GoodDeed, GoodDeedDetail>(plugin, 'good-deeds'),
  plugin,
  machine: GOOD_DEED_MACHINE,
  said: ['reason'],
  forms: { 'take-down': ConfirmStep },
};

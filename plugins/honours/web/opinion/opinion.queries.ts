import { recordsOf } from '@linli/sdk-web';
import type { RecordSet } from '@linli/sdk-web';
import { OPINION_MACHINE } from '../../contract/index.ts';
import type { Opinion, OpinionDetail, OpinionMachine } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';

/** The one door to the API; with the machine, what lists, buttons, forms and history are made of. */
export const opinions: RecordSet<OpinionMachine, Opinion, OpinionDetail> = {
  ...recordsOf<Opinion, OpinionDetail>(plugin, 'opinions'),
  plugin,
  machine: OPINION_MACHINE,
  said: ['reason'],
};

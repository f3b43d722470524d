import { recordsOf } from '@linli/sdk-web';
import type { RecordSet } from '@linli/sdk-web';
import { RENOVATION_MACHINE } from '../../contract/index.ts';
import type { Renovation, RenovationDetail, RenovationMachine } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';

/** The one door to the API; with the machine, what lists, buttons, forms and history are made of. */
export const renovations: RecordSet<RenovationMachine, Renovation, RenovationDetail> = {
  ...recordsOf<Renovation, RenovationDetail>(plugin, 'renovations'),
  plugin,
  machine: RENOVATION_MACHINE,
  said: ['reason'],
};

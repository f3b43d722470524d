import { recordsOf } from '@linli/sdk-web';
import type { RecordSet } from '@linli/sdk-web';
import { PROGRAMME_MACHINE } from '../../contract/index.ts';
import type { Programme, ProgrammeDetail, ProgrammeMachine } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';

/** The one door to the API; with the machine, what lists, buttons, forms and history are made of. */
export const programmes: RecordSet<ProgrammeMachine, Programme, ProgrammeDetail> = {
  ...recordsOf<Programme, ProgrammeDetail>(plugin, 'programmes'),
  plugin,
  machine: PROGRAMME_MACHINE,
  said: ['reason'],
};

import { recordsOf } from '@linli/sdk-web';
import type { RecordSet } from '@linli/sdk-web';
import { HIRE_MACHINE } from '../../contract/index.ts';
import type { Hire, HireDetail, HireMachine } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';

/** The one door to the API; with the machine, what lists, buttons, forms and history are made of. */
export const hires: RecordSet<HireMachine, Hire, HireDetail> = {
  ...recordsOf<Hire, HireDetail>(plugin, 'hires'),
  plugin,
  machine: HIRE_MACHINE,
  // The list of the batch does them, core's answer, or whoever says which of several somebody is.
  elsewhere: ['begin', 'finish', 'refuse', 'same', 'other'],
  said: ['reason', 'said'],
};

import { recordsOf } from '@linli/sdk-web';
import type { RecordSet } from '@linli/sdk-web';
import { HIRE_MACHINE } from '../../contract/index.ts';
import type { Hire, HireDetail, HireMachine } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { SameForm } from './same.form.tsx';

/** The one door to the API; with the machine, what lists, buttons, forms and history are made of. */
export const hires: RecordSet<HireMachine, Hire, HireDetail> = {
  ...recordsOf<Hire, HireDetail>(plugin, 'hires'),
  plugin,
  machine: HIRE_MACHINE,
  forms: { same: SameForm },
  // Nobody presses them: the list of the batch does, or core's answer.
  elsewhere: ['begin', 'finish', 'refuse'],
  said: ['reason', 'said'],
};

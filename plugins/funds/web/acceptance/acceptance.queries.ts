import { recordsOf } from '@linli/sdk-web';
import type { RecordSet } from '@linli/sdk-web';
import { ACCEPTANCE_MACHINE } from '../../contract/index.ts';
import type { Acceptance, AcceptanceDetail, AcceptanceMachine } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { PassForm } from './pass.form.tsx';

/** The one door to the API; with the machine, what lists, buttons, forms and history are made of. */
export const acceptances: RecordSet<AcceptanceMachine, Acceptance, AcceptanceDetail> = {
  ...recordsOf<Acceptance, AcceptanceDetail>(plugin, 'acceptances'),
  plugin,
  machine: ACCEPTANCE_MACHINE,
  forms: { pass: PassForm },
  said: ['reason', 'todo'],
};

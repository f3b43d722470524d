import { recordsOf } from '@linli/sdk-web';
import type { RecordSet } from '@linli/sdk-web';
import { SCHEME_MACHINE } from '../../contract/index.ts';
import type { Scheme, SchemeDetail, SchemeMachine } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { ChangeSchemeForm } from './scheme-fields.tsx';

/** The one door to the API; with the machine, what lists, buttons, forms and history are made of. */
export const schemes: RecordSet<SchemeMachine, Scheme, SchemeDetail> = {
  ...recordsOf<Scheme, SchemeDetail>(plugin, 'schemes'),
  plugin,
  machine: SCHEME_MACHINE,
  said: ['reason'],
  forms: { change: ChangeSchemeForm },
};

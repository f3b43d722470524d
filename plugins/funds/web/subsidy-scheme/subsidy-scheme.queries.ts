import { recordsOf } from '@linli/sdk-web';
import type { RecordSet } from '@linli/sdk-web';
import { SUBSIDY_SCHEME_MACHINE } from '../../contract/index.ts';
import type { SubsidyScheme, SubsidySchemeDetail, SubsidySchemeMachine } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';

/** The one door to the API; with the machine, what lists, buttons, forms and history are made of. */
export const subsidySchemes: RecordSet<SubsidySchemeMachine, SubsidyScheme, SubsidySchemeDetail> = {
  ...recordsOf<SubsidyScheme, SubsidySchemeDetail>(plugin, 'subsidy-schemes'),
  plugin,
  machine: SUBSIDY_SCHEME_MACHINE,
  said: ['reason'],
};

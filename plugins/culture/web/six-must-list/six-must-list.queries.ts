import { recordsOf } from '@linli/sdk-web';
import type { RecordSet } from '@linli/sdk-web';
import { SIX_MUST_LIST_MACHINE } from '../../contract/index.ts';
import type { SixMustList, SixMustListDetail, SixMustListMachine } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { ChangeSixMustListForm } from './change-six-must-list.form.tsx';

/** The one door to the API; with the machine, what lists, buttons, forms and history are made of. */
export const sixMustLists: RecordSet<SixMustListMachine, SixMustList, SixMustListDetail> = {
  ...recordsOf<SixMustList, SixMustListDetail>(plugin, 'six-must-lists'),
  plugin,
  machine: SIX_MUST_LIST_MACHINE,
  said: ['reason'],
  forms: { change: ChangeSixMustListForm },
};

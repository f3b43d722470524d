import { recordsOf } from '@linli/sdk-web';
import type { RecordSet } from '@linli/sdk-web';
import { SIX_MUST_CHECK_MACHINE } from '../../contract/index.ts';
import type { SixMustCheck, SixMustCheckDetail, SixMustCheckMachine } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';

/** The one door to the API; with the machine, what lists, buttons, forms and history are made of. */
export const sixMustChecks: RecordSet<SixMustCheckMachine, SixMustCheck, SixMustCheckDetail> = {
  ...recordsOf<SixMustCheck, SixMustCheckDetail>(plugin, 'six-must-checks'),
  plugin,
  machine: SIX_MUST_CHECK_MACHINE,
  said: ['reason'],
};

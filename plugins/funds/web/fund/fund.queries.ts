import { recordsOf } from '@linli/sdk-web';
import type { RecordSet } from '@linli/sdk-web';
import { FUND_MACHINE } from '../../contract/index.ts';
import type { Fund, FundDetail, FundMachine } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { ChangeFundForm } from './change-fund.form.tsx';

/** The one door to the API; with the machine, what lists, buttons, forms and history are made of. */
export const funds: RecordSet<FundMachine, Fund, FundDetail> = {
  ...recordsOf<Fund, FundDetail>(plugin, 'funds'),
  plugin,
  machine: FUND_MACHINE,
  forms: { change: ChangeFundForm },
  said: ['reason'],
};

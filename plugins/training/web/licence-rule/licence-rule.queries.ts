import { recordsOf } from '@linli/sdk-web';
import type { RecordSet } from '@linli/sdk-web';
import { LICENCE_RULE_MACHINE } from '../../contract/index.ts';
import type { LicenceRule, LicenceRuleDetail, LicenceRuleMachine } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';

/** The one door to the API; with the machine, what lists, buttons, forms and history are made of. */
export const licenceRules: RecordSet<LicenceRuleMachine, LicenceRule, LicenceRuleDetail> = {
  ...recordsOf<LicenceRule, LicenceRuleDetail>(plugin, 'licence-rules'),
  plugin,
  machine: LICENCE_RULE_MACHINE,
  said: ['reason'],
};

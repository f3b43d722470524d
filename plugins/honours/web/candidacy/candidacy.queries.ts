import { recordsOf } from '@linli/sdk-web';
import type { RecordSet } from '@linli/sdk-web';
import { CANDIDACY_MACHINE } from '../../contract/index.ts';
import type { Candidacy, CandidacyDetail, CandidacyMachine } from '../../contract/index.ts';
import { ConfirmStep } from '../confirm-step.tsx';
import { plugin } from '../plugin.ts';
import { AwardForm, PublishForm } from './candidacy.forms.tsx';

/** The one door to the API; with the machine, what lists, buttons, forms and history are made of. */
export const candidacies: RecordSet<CandidacyMachine, Candidacy, CandidacyDetail> = {
  ...recordsOf<Candidacy, CandidacyDetail>(plugin, 'candidacies'),
  plugin,
  machine: CANDIDACY_MACHINE,
  said: ['reason'],
  forms: { withdraw: ConfirmStep, publish: PublishForm, award: AwardForm },
};

import { recordsOf } from '@linli/sdk-web';
import type { ApiClient, RecordSet } from '@linli/sdk-web';
import { APPRAISAL_ROUND_MACHINE } from '../../contract/index.ts';
import type { AppraisalRound, AppraisalRoundDetail, AppraisalRoundMachine, Assessors } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { AppointAssessorForm } from './appoint-assessor.form.tsx';

/** The one door to the API; with the machine, what lists, buttons, forms and history are made of. */
export const appraisalRounds: RecordSet<AppraisalRoundMachine, AppraisalRound, AppraisalRoundDetail> = {
  ...recordsOf<AppraisalRound, AppraisalRoundDetail>(plugin, 'appraisal-rounds'),
  plugin,
  machine: APPRAISAL_ROUND_MACHINE,
  said: ['reason', 'endsOn'],
  forms: { appoint: AppointAssessorForm },
};

export const assessorsQuery = (api: ApiClient, roundId: string) =>
  appraisalRounds.part<Assessors>(api, roundId, 'assessors');

import { recordsOf } from '@linli/sdk-web';
import type { RecordSet } from '@linli/sdk-web';
import { RECRUITMENT_BATCH_MACHINE } from '../../contract/index.ts';
import type { RecruitmentBatch, RecruitmentBatchDetail, RecruitmentBatchMachine } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { HireListForm } from './hire-list.form.tsx';
import { PublishForm } from './publish.form.tsx';

/** The one door to the API; with the machine, what lists, buttons, forms and history are made of. */
export const recruitmentBatches: RecordSet<RecruitmentBatchMachine, RecruitmentBatch, RecruitmentBatchDetail> = {
  ...recordsOf<RecruitmentBatch, RecruitmentBatchDetail>(plugin, 'recruitment-batches'),
  plugin,
  machine: RECRUITMENT_BATCH_MACHINE,
  forms: { list: HireListForm, publish: PublishForm },
  said: ['reason', 'place'],
};

import { defineAnswers, defineRecord } from '@linli/sdk-server';
import { RECRUITMENT_BATCH_MACHINE } from '../../contract/index.ts';
import { RecruitmentBatchEventRow, RecruitmentBatchRow } from './recruitment-batch.entity.ts';

/** How its life is kept in the database. */
export const recruitmentBatchRecord = defineRecord({
  machine: RECRUITMENT_BATCH_MACHINE,
  row: RecruitmentBatchRow,
  history: { line: RecruitmentBatchEventRow, of: 'recruitmentBatchId' },
  guards: { notPlanner: { not: 'createdBy' } },
  title: ({ title }) => title,
  todo: { title: ({ title }) => title, route: ({ id }) => `recruitment-batches/${id}` },
});

/** What is answered of a row; notice and tally are looked up beside it. */
export const recruitmentBatches = defineAnswers(recruitmentBatchRecord, {
  listed: ({ title, places, listed, announcedOn }) => ({ title, places, listed, announcedOn }),
  shown: ({ note, place, startsOn, paperFrom, paperUntil, paperPlace }) => ({
    note,
    place,
    startsOn,
    paperNotice:
      paperFrom && paperUntil && paperPlace ? { from: paperFrom, until: paperUntil, place: paperPlace } : null,
  }),
  searched: ['title', 'note'],
});

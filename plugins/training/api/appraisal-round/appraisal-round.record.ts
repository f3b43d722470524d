import { dayOf } from '@linli/contracts';
import { defineAnswers, defineRecord } from '@linli/sdk-server';
import { APPRAISAL_ROUND_MACHINE } from '../../contract/index.ts';
import { AppraisalRoundEventRow, AppraisalRoundRow } from './appraisal-round.entity.ts';

/** How its life is kept in the database. Its days are those of Asia/Shanghai. */
export const appraisalRoundRecord = defineRecord({
  machine: APPRAISAL_ROUND_MACHINE,
  row: AppraisalRoundRow,
  history: { line: AppraisalRoundEventRow, of: 'appraisalRoundId' },
  title: ({ title }) => title,
  guards: { 'days-left': { holds: ({ endsOn }) => dayOf(new Date()) <= endsOn } },
  todo: {
    title: ({ title }) => title,
    route: ({ id }) => `appraisal-rounds/${id}`,
    // A round under way waits for its assessor, whose todo is opened with the appraisals.
    isTold: ({ state }) => state !== 'underway',
  },
});

/** What is answered of a row alone; names and counts come beside it. */
export const appraisalRounds = defineAnswers(appraisalRoundRecord, {
  listed: ({ title, body, startsOn, endsOn, assessorId }) => ({
    ...{ title, body, startsOn, endsOn },
    assessor: assessorId === null ? null : { id: assessorId, name: '' },
  }),
  shown: ({ posts, points }) => ({ posts, points, counts: {} as Record<string, number> }),
  searched: ['title', 'body'],
});

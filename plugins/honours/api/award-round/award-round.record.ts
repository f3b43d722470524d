import { defineAnswers, defineRecord } from '@linli/sdk-server';
import { AWARD_ROUND_MACHINE } from '../../contract/index.ts';
import { AwardRoundEventRow, AwardRoundRow } from './award-round.entity.ts';

/** How its life is kept in the database. */
export const awardRoundRecord = defineRecord({
  machine: AWARD_ROUND_MACHINE,
  row: AwardRoundRow,
  history: { line: AwardRoundEventRow, of: 'awardRoundId' },
  title: ({ title }) => title,
});

/** What is answered of a row. */
export const awardRounds = defineAnswers(awardRoundRecord, {
  listed: ({ title, year, schemeTitle, opensOn, closesOn, seats }) => ({
    ...{ title, year, schemeTitle },
    ...{ opensOn, closesOn, seats },
  }),
  shown: ({ schemeId, classes, concludedOn }) => ({ schemeId, classes, concludedOn }),
  searched: ['title', 'scheme_title'],
});

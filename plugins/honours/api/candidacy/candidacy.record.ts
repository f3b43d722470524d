import { defineAnswers, defineRecord } from '@linli/sdk-server';
import { CANDIDACY_MACHINE } from '../../contract/index.ts';
import { atDistrict, atStreet } from '../in-charge.ts';
import { CandidacyEventRow, CandidacyRow } from './candidacy.entity.ts';

/** What a log, a todo or a message calls a candidate: nothing of who it is. */
const nameOf = ({ no }: CandidacyRow) => `№ ${no}`;

/** How its life is kept in the database. */
export const candidacyRecord = defineRecord({
  machine: CANDIDACY_MACHINE,
  row: CandidacyRow,
  history: { line: CandidacyEventRow, of: 'candidacyId' },
  guards: {
    notBeginner: { not: 'createdBy' },
    notInvolved: { holds: ({ involved }, account) => !involved.includes(account) },
  },
  inCharge: (row, action) => (action === 'shortlist' ? atStreet(row) : atDistrict(row)),
  title: nameOf,
  masks: { finding: 'text', reason: 'text' },
  todo: { title: nameOf, route: ({ id }) => `candidacies/${id}` },
});

/** What is answered of a row; its notice is looked up beside it. */
export const candidacies = defineAnswers(candidacyRecord, {
  listed: ({ no, roundTitle, class: honour }) => ({ no, round: roundTitle, class: honour }),
  shown: ({ nominationId, finding, awardId }) => ({ nominationId, finding, awardId }),
  searched: ['no'],
});

import { defineAnswers, defineRecord } from '@linli/sdk-server';
import { OPINION_MACHINE } from '../../contract/index.ts';
import { atStreet } from '../in-charge.ts';
import { OpinionEventRow, OpinionRow } from './opinion.entity.ts';

const nameOf = ({ no, organisationName }: OpinionRow) => `№ ${no} · ${organisationName}`;

/** How its life is kept in the database. What a body says of somebody never stands in the audit log. */
export const opinionRecord = defineRecord({
  machine: OPINION_MACHINE,
  row: OpinionRow,
  history: { line: OpinionEventRow, of: 'opinionId' },
  inCharge: (row) => atStreet(row),
  title: nameOf,
  masks: { words: 'hidden', signedBy: 'hidden', verdict: 'hidden', reason: 'text' },
  todo: {
    title: nameOf,
    route: ({ id }) => `opinions/${id}`,
    until: ({ dueOn }) => new Date(`${dueOn}T23:59:59+08:00`),
  },
});

/** What is answered of a row, as of a day. */
export const opinionsOn = (today: string) =>
  defineAnswers(opinionRecord, {
    listed: ({ candidacyId, no, organisationName, dueOn, verdict, state }) => ({
      ...{ candidacyId, no, organisation: organisationName, dueOn, verdict },
      isOverdue: state === 'asked' && dueOn < today,
    }),
    shown: ({ words, signedBy }) => ({ words, signedBy }),
    searched: ['organisation_name', 'no'],
  });

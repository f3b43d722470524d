import { dayOf } from '@linli/contracts';
import { defineAnswers, defineRecord } from '@linli/sdk-server';
import { APPRAISAL_MACHINE } from '../../contract/index.ts';
import type { AppraisalState } from '../../contract/index.ts';
import { AppraisalEventRow, AppraisalRow } from './appraisal.entity.ts';

/** Where whoever it waits for looks at it: the assessor, the person, the street. */
const SEEN_AT: Readonly<Record<AppraisalState, string>> = {
  open: 'assess',
  returned: 'assess',
  filed: 'own-appraisals',
  replied: 'appraisals',
  'in-force': 'appraisals',
};

/** How its life is kept in the database. The days of a round are those of Asia/Shanghai. */
export const appraisalRecord = defineRecord({
  machine: APPRAISAL_MACHINE,
  row: AppraisalRow,
  history: { line: AppraisalEventRow, of: 'appraisalId' },
  title: ({ personName, roundTitle }) => `${personName} · ${roundTitle}`,
  guards: {
    assessor: { is: 'assessorId' },
    period: {
      holds: ({ startsOn, endsOn }) => {
        const today = dayOf(new Date());
        return startsOn <= today && today <= endsOn;
      },
    },
    self: { is: 'accountId' },
    'not-self': { not: 'accountId' },
    'time-is-over': { holds: ({ replyUntil }) => replyUntil !== null && replyUntil.getTime() <= Date.now() },
  },
  todo: {
    title: ({ personName, roundTitle }) => `${personName} · ${roundTitle}`,
    route: ({ state, id }) => `${SEEN_AT[state]}/${id}`,
    until: ({ state, replyUntil }) => (state === 'filed' ? replyUntil : null),
    // What is open is one todo of the round for all of them.
    isTold: ({ state }) => state !== 'open',
  },
  masks: { personName: 'name', summary: 'text', reply: 'text' },
});

/** What is answered of a row; the assessor's name comes beside it. */
export const appraisals = defineAnswers(appraisalRecord, {
  listed: ({ roundId, roundTitle, personId, personName, post, organisation, endsOn }) => ({
    ...{ roundId, roundTitle, post, organisation, endsOn },
    person: { id: personId, name: personName },
  }),
  shown: ({ points, findings, summary, reply, replyUntil, assessorId }) => ({
    ...{ points, findings, summary, reply },
    assessor: assessorId,
    replyUntil: replyUntil === null ? null : replyUntil.toISOString(),
  }),
  searched: ['person_name', 'round_title', 'organisation'],
});

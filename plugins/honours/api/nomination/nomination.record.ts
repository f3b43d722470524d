import { defineAnswers, defineRecord } from '@linli/sdk-server';
import { NOMINATION_MACHINE } from '../../contract/index.ts';
import { NominationEventRow, NominationRow } from './nomination.entity.ts';

/** What a log, a todo or a message calls a nomination: nothing of whom it is about. */
const nameOf = ({ no }: NominationRow) => `№ ${no}`;

/** How its life is kept in the database. */
export const nominationRecord = defineRecord({
  machine: NOMINATION_MACHINE,
  row: NominationRow,
  history: { line: NominationEventRow, of: 'nominationId' },
  title: nameOf,
  guards: { 'not-enterer': { not: 'createdBy' }, 'not-first': { not: 'firstVerifierId' } },
  todo: { title: nameOf, route: ({ id }) => `nominations/${id}` },
  // The audit log outlives the nominee's wish: what stands in it as it is must not tell who they are, the rest ends with the key.
  masks: {
    sealed: 'hidden',
    class: 'hidden',
    source: 'hidden',
    door: 'hidden',
    mergedInto: 'hidden',
    consentDoor: 'hidden',
    consentOn: 'hidden',
  },
  subject: ({ id }) => id,
});

/** What is answered of a row alone; names come beside it, and what is sealed only to those who may read it. */
export const nominations = defineAnswers(nominationRecord, {
  listed: ({ no, roundId, roundTitle, class: honour, source, door, erasedOn }) => ({
    ...{ no, round: { id: roundId, name: roundTitle }, nominee: null as string | null },
    ...{ class: honour, source, door, erasedOn },
  }),
  shown: ({ mergedInto, consentVersion, consentDoor, consentOn }) => ({
    ...{ mergedInto, consentVersion, consentDoor, consentOn },
  }),
  searched: ['no'],
});

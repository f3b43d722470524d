import { defineAnswers, defineRecord } from '@linli/sdk-server';
import { SUBSIDY_ENTRY_MACHINE } from '../../contract/index.ts';
import { SubsidyEntryEventRow, SubsidyEntryRow } from './subsidy-entry.entity.ts';

/** How its life is kept in the database. */
export const subsidyEntryRecord = defineRecord({
  machine: SUBSIDY_ENTRY_MACHINE,
  row: SubsidyEntryRow,
  history: { line: SubsidyEntryEventRow, of: 'subsidyEntryId' },
  guards: { released: { holds: ({ releasedOn }) => releasedOn !== null } },
  title: ({ runTitle, organisationName }) => `${runTitle} ${organisationName}`,
  masks: { personName: 'name' },
});

/** What is answered of a row. */
export const subsidyEntries = defineAnswers(subsidyEntryRecord, {
  listed: ({ runId, runTitle, personName, organisationName, fen, heldFor, releasedOn, paidOn }) => ({
    run: { id: runId, title: runTitle },
    person: personName,
    organisation: organisationName,
    fen,
    heldFor,
    releasedOn,
    paidOn,
  }),
  shown: ({ voucher, failure, returnedOn }) => ({ voucher, failure, returnedOn }),
  searched: ['person_name', 'organisation_name'],
});

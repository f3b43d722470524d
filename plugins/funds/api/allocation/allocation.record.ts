import { defineAnswers, defineRecord } from '@linli/sdk-server';
import { ALLOCATION_MACHINE, ALLOCATION_PERMISSION as P } from '../../contract/index.ts';
import { AllocationEventRow, AllocationRow } from './allocation.entity.ts';
import { givingUnit, placeOfGiver } from './giving-unit.ts';

const OF_GIVER: readonly string[] = [P.check, P.approve];

/** How its life is kept in the database. Who gets the money asks; who gives it decides. */
export const allocationRecord = defineRecord({
  machine: ALLOCATION_MACHINE,
  row: AllocationRow,
  history: { line: AllocationEventRow, of: 'allocationId' },
  guards: { notFiler: { not: 'createdBy' }, notChecker: { not: 'checkedBy' }, filer: { is: 'createdBy' } },
  heldAt: (row, permission) => (OF_GIVER.includes(permission) ? placeOfGiver(row) : row),
  inCharge: (row) => givingUnit(row),
  title: ({ title }) => title,
  todo: { title: ({ title }) => title, route: ({ id }) => `allocations/${id}`, unit: (row) => givingUnit(row) },
});

/** What is answered of a row; what the giver has is looked up beside it. */
export const allocations = defineAnswers(allocationRecord, {
  listed: ({ title, fundTitle, giver, category, fen, approvedOn }) => ({
    title,
    fundTitle,
    giver,
    category,
    fen,
    approvedOn,
  }),
  shown: ({ fundId, note, lineId, entryId }) => ({ fundId, note, lineId, entryId }),
  searched: ['title', 'fund_title', 'note'],
});

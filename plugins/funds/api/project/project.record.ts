import { defineAnswers, defineRecord } from '@linli/sdk-server';
import { PROJECT_MACHINE } from '../../contract/index.ts';
import type { Deliberation } from '../../contract/index.ts';
import { ProjectEventRow, ProjectRow } from './project.entity.ts';

/** How its life is kept in the database. */
export const projectRecord = defineRecord({
  machine: PROJECT_MACHINE,
  row: ProjectRow,
  history: { line: ProjectEventRow, of: 'projectId' },
  guards: {
    notFiler: { not: 'createdBy' },
    notSubmitter: { not: 'submittedBy' },
    notReviewer: { not: 'reviewedBy' },
  },
  title: ({ title }) => title,
  todo: { title: ({ title }) => title, route: ({ id }) => `projects/${id}` },
});

/** What is answered of a row; line, notice and findings are looked up beside it. */
export const projects = defineAnswers(projectRecord, {
  listed: ({ title, type, budgetFen, paidFen }) => ({ title, type, budget: budgetFen, spent: paidFen }),
  shown: (row) => ({
    proposer: row.proposer,
    door: row.door,
    need: row.need,
    needRef: row.needRef,
    lineId: row.lineId,
    items: row.items,
    supplier: row.supplier,
    quotations: row.quotations,
    plannedFrom: row.plannedFrom,
    plannedUntil: row.plannedUntil,
    deliberation: deliberationOf(row),
    paperNotice:
      row.paperFrom && row.paperUntil && row.paperPlace
        ? { from: row.paperFrom, until: row.paperUntil, place: row.paperPlace }
        : null,
    claimed: row.claimedFen,
    startedOn: row.startedOn,
    completedOn: row.completedOn,
    completion: row.completion,
    summary: row.summary,
    reason: row.reason,
  }),
  searched: ['title', 'need'],
});

export function deliberationOf(row: ProjectRow): Deliberation | null {
  const { heldOn, meeting, attendees, votesFor, votesAgainst } = row;
  if (heldOn === null || meeting === null || attendees === null) return null;
  return { heldOn, meeting, attendees, votesFor: votesFor ?? 0, votesAgainst: votesAgainst ?? 0 };
}

import { defineAnswers, defineRecord } from '@linli/sdk-server';
import { ACCEPTANCE_MACHINE } from '../../contract/index.ts';
import { AcceptanceEventRow, AcceptanceRow } from './acceptance.entity.ts';

/** How its life is kept in the database. */
export const acceptanceRecord = defineRecord({
  machine: ACCEPTANCE_MACHINE,
  row: AcceptanceRow,
  history: { line: AcceptanceEventRow, of: 'acceptanceId' },
  guards: { notProjectFiler: { not: 'projectBy' } },
  title: ({ projectTitle }) => projectTitle,
  todo: { title: ({ projectTitle }) => projectTitle, route: ({ id }) => `acceptances/${id}` },
});

/** What is answered of a row. */
export const acceptances = defineAnswers(acceptanceRecord, {
  listed: ({ projectId, projectTitle, heldOn, place, residents, community, street, specialists }) => ({
    project: { id: projectId, title: projectTitle },
    heldOn,
    place,
    panel: { residents, community, street, specialists },
  }),
  shown: ({ findings, todo, items }) => ({ findings, todo, items }),
  searched: ['project_title', 'place'],
});

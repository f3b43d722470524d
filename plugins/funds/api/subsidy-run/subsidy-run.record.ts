import { defineAnswers, defineRecord } from '@linli/sdk-server';
import { SUBSIDY_RUN_MACHINE } from '../../contract/index.ts';
import { SubsidyRunEventRow, SubsidyRunRow } from './subsidy-run.entity.ts';

/** How its life is kept in the database. */
export const subsidyRunRecord = defineRecord({
  machine: SUBSIDY_RUN_MACHINE,
  row: SubsidyRunRow,
  history: { line: SubsidyRunEventRow, of: 'subsidyRunId' },
  guards: { notComputer: { not: 'computedBy' }, notChecker: { not: 'checkedBy' } },
  title: ({ title }) => title,
  todo: { title: ({ title }) => title, route: ({ id }) => `subsidy-runs/${id}` },
});

/** What is answered of a row. */
export const subsidyRuns = defineAnswers(subsidyRunRecord, {
  listed: ({ title, schemeId, schemeTitle, heldOn, totalFen, people, releasedOn }) => ({
    title,
    scheme: { id: schemeId, title: schemeTitle },
    heldOn,
    totalFen,
    people,
    releasedOn,
  }),
  shown: ({ note, lineId, lineTitle, post, body, baseFen, extra, startsAt, comparedOn, newcomers }) => ({
    note,
    line: lineId === null ? null : { id: lineId, title: lineTitle ?? '—' },
    post,
    body,
    sharing: baseFen === null || extra === null || startsAt === null ? null : { baseFen, extra, startsAt },
    comparedOn,
    newcomers,
  }),
  searched: ['title', 'scheme_title', 'note'],
});

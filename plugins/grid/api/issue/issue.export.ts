import type { ExportedList } from '@linli/sdk-server';
import { titleOf } from '../../contract/index.ts';
import type { Issue } from '../../contract/index.ts';

/** A limit ends with its last day, not with the beginning of the next. */
const lastMinuteOf = ({ due }: Issue) => due && new Date(Date.parse(due.until) - 1).toISOString();

/** The list of issues as a workbook: its columns, and what the preview says beside them. */
export const ISSUE_EXPORT: ExportedList<Issue> = {
  columns: [
    { header: 'issue.field.no', value: 'no', width: 24 },
    { header: 'issue.field.issue', value: titleOf, width: 32 },
    { header: 'issue.field.text', value: 'text', width: 60 },
    { header: 'issue.field.place', value: 'place', width: 32 },
    { header: 'issue.field.category', value: 'category', words: 'issue.category' },
    { header: 'issue.field.unit', value: 'path', width: 48 },
    { header: 'issue.field.state', value: 'state', words: 'issue.state' },
    { header: 'issue.field.outcome', value: 'outcome', words: 'issue.outcome' },
    { header: 'issue.field.due', value: lastMinuteOf },
    { header: 'issue.field.timeliness', value: 'due.timeliness', words: 'issue.timeliness' },
    { header: 'issue.field.handler', value: 'handler' },
    { header: 'issue.field.state-since', value: 'stateSince' },
    { header: 'issue.field.reporter', value: 'reporter' },
    { header: 'issue.field.reported-at', value: 'reportedAt' },
  ],
};

import { FormDrawer, joinedWords, useAnchors, useCurrentUnit, useSdkTexts, waitingWords } from '@linli/sdk-web';
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useNavigate } from 'react-router';
import { ISSUE_CATEGORIES, ISSUE_MACHINE, ISSUE_PERMISSION, reportIssueSchema } from '../../contract/index.ts';
import type { IssueDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { useIssueAddress } from './issue-address.ts';
import { keepIssue, reportIssue } from './issue.queries.ts';

const LEVELS = ['street', 'community', 'grid'] as const;

/** Reports an issue. On a phone it fills the screen; what was typed stays when the connection does not. */
export function ReportIssueForm({ open, onClose }: { open: boolean; onClose(): void }) {
  const t = plugin.useTexts();
  const sdk = useSdkTexts();
  const api = plugin.useApi();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const address = useIssueAddress();
  const { message } = App.useApp();
  const unitId = useUsualUnit();
  return (
    <FormDrawer<typeof reportIssueSchema, IssueDetail>
      id={`${plugin.id}.issue.report`}
      open={open}
      title={t('issue.report.title')}
      schema={reportIssueSchema}
      t={t}
      textPrefix="issue.report"
      initialValues={{ unitId }}
      fields={{
        category: {
          control: 'select',
          options: ISSUE_CATEGORIES.map((value) => ({ value, label: t(`issue.category.${value}`) })),
        },
        text: { rows: 5 },
        place: { control: 'text' },
        photos: { apiBase: plugin.apiBase },
        unitId: { control: 'unit', permission: ISSUE_PERMISSION.report, levels: LEVELS },
      }}
      submitLabel={t('issue.report.verb')}
      onSubmit={(values, { idempotencyKey }) => reportIssue(api, values, idempotencyKey)}
      onDone={(issue) => {
        keepIssue(queries, issue);
        const said = t('issue.done.report', { no: issue.no });
        void message.success(joinedWords(sdk, [said, waitingWords(ISSUE_MACHINE, t, issue)]));
        // What came of it is the page of the issue, in place of the list that the form lay over.
        void navigate(address.issue(issue.id), { replace: true });
      }}
      onClose={onClose}
    />
  );
}

/** Where this person mostly reports: the unit chosen in the header if it may be, else the only one that it can be. */
function useUsualUnit(): number | undefined {
  const { unit } = useCurrentUnit();
  const anchors = useAnchors(ISSUE_PERMISSION.report);
  const fits = (level: string) => (LEVELS as readonly string[]).includes(level);
  if (unit && (unit.level === 'grid' || unit.level === 'community') && fits(unit.level)) return unit.id;
  const only = anchors.length === 1 ? anchors[0] : undefined;
  return only && only.level !== 'street' && fits(only.level) ? only.id : undefined;
}

import { TimeText, UnitPath } from '@linli/sdk-web';
import type { Fact } from '@linli/sdk-web';
import type { IssueDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { DueFact } from './issue-due.tsx';

/** The facts beside an issue. */
export function useIssueFacts(): (issue: IssueDetail) => Fact[] {
  const t = plugin.useTexts();
  const fact = (key: string, value: Fact['value']): Fact => ({ key, label: t(`issue.field.${key}`), value });
  return (issue) => [
    fact('category', t(`issue.category.${issue.category}`)),
    fact('unit', <UnitPath path={issue.path} />),
    fact('place', issue.place),
    fact('reporter', issue.reporter.name),
    fact('reported-at', <TimeText at={issue.reportedAt} />),
    fact('due', issue.due && <DueFact due={issue.due} />),
    fact('handler', issue.handler?.name),
    fact('resolved-by', issue.resolvedBy?.id === issue.handler?.id ? null : issue.resolvedBy?.name),
    fact('verified-by', issue.verifiedBy?.name),
  ];
}

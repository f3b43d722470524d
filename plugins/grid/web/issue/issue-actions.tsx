import { describeError, useSdkTexts } from '@linli/sdk-web';
import type { PageAction } from '@linli/sdk-web';
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { IssueAction, IssueDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { AssignIssueForm, RefuseIssueForm, ResolveIssueForm, VerifyIssueForm } from './issue-action.forms.tsx';
import { waitingWords } from './issue-words.ts';
import { actOnIssue, forgetIssues, keepIssue } from './issue.queries.ts';

/** What a person presses. Verifying and sending back are one decision with two ends, so they are one button. */
type Button = Exclude<IssueAction, 'rework'>;
const BUTTONS: readonly Button[] = ['accept', 'assign', 'start', 'resolve', 'verify', 'close', 'refuse'];
const FORMS: Partial<Record<Button, typeof RefuseIssueForm>> = {
  refuse: RefuseIssueForm,
  assign: AssignIssueForm,
  resolve: ResolveIssueForm,
  verify: VerifyIssueForm,
};

export interface IssueActions {
  primary: PageAction | undefined;
  actions: PageAction[];
  /** The form of the step that was begun. */
  form: ReactNode;
}

/** The next step as the primary button, the others in the menu; a step that asks for words opens a form. */
export function useIssueActions(issue: IssueDetail): IssueActions {
  const t = plugin.useTexts();
  const sdk = useSdkTexts();
  const api = plugin.useApi();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [open, setOpen] = useState<Button | null>(null);
  const [busy, setBusy] = useState<Button | null>(null);

  const done = (action: IssueAction, answer: IssueDetail) => {
    keepIssue(queries, answer);
    const next = waitingWords(t, answer);
    const said = t(`issue.done.${action}`, { handler: answer.handler?.name ?? '' });
    void message.success([said, next].filter(Boolean).join(t('issue.done.and')));
  };
  const act = async (action: Button) => {
    setBusy(action);
    try {
      done(action, await actOnIssue(api, issue, action));
    } catch (error) {
      const { title, remedy } = describeError(error, sdk);
      void message.error([title, remedy].filter(Boolean).join(t('issue.done.and')));
      forgetIssues(queries);
    } finally {
      setBusy(null);
    }
  };

  const offered = BUTTONS.flatMap((key): (PageAction & { key: Button })[] => {
    const found = issue.actions.find(({ action }) => action === key);
    // What is somebody else's work is not offered at all; who must not verify their own work is told so.
    if (!found || found.barrier === 'not-handler') return [];
    const again = key === 'assign' && issue.state === 'assigned';
    return [
      {
        key,
        label: t(`issue.action.${again ? 'reassign' : key}`),
        danger: key === 'refuse',
        loading: busy === key,
        disabledReason: found.barrier ? t(`issue.barrier.${found.barrier}`) : undefined,
        onClick: () => (FORMS[key] ? setOpen(key) : void act(key)),
      },
    ];
  });
  const primary = offered.find(({ key, disabledReason }) => key === issue.waitingFor?.action && !disabledReason);
  const Form = open && FORMS[open];
  return {
    primary,
    actions: offered.filter((action) => action !== primary),
    form: Form && (
      <Form issue={issue} onClose={() => setOpen(null)} onDone={done} onConflict={() => forgetIssues(queries)} />
    ),
  };
}

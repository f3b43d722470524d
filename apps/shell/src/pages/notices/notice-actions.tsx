import type { NoticeAction, NoticeDetail } from '@linli/contracts';
import { formatDate, isApiError, useApi, useLocale } from '@linli/sdk-web';
import type { PageAction } from '@linli/sdk-web';
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState, type ReactNode } from 'react';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { FoundPlaces } from './found-places.tsx';
import { actOnNotice, forgetNotices } from './notice.queries.ts';
import { ObjectForm, ReasonForm, UpdateNoticeForm } from './notice-step.forms.tsx';

/** The next step where a notice stands; the first of these that is allowed is the primary button. */
const NEXT: readonly NoticeAction[] = ['publish', 'submit', 'object'];

/** What I may do with a notice now, as buttons and the form that is open. */
export function useNoticeActions(notice: NoticeDetail): {
  primary: PageAction | undefined;
  actions: PageAction[];
  form: ReactNode;
} {
  const t = useShellTexts();
  const [open, setOpen] = useState<NoticeAction | null>(null);
  const close = () => setOpen(null);
  const confirm = useConfirm(notice);
  const all = notice.actions.map(({ action, barrier }): PageAction => ({
    key: action,
    label: t(`notice.${action}.verb`),
    danger: action === 'withdraw',
    disabledReason: barrier ? t(`notice.barrier-of-person.${barrier}`) : undefined,
    onClick: () => (action === 'submit' || action === 'publish' ? confirm(action) : setOpen(action)),
  }));
  const primary =
    NEXT.map((key) => all.find((action) => action.key === key && !action.disabledReason)).find(Boolean) ??
    all.find(({ key }) => key === 'publish');
  return {
    primary,
    actions: all.filter((action) => action !== primary),
    form: (
      <>
        <UpdateNoticeForm notice={notice} open={open === 'update'} onClose={close} />
        <ReasonForm key="return" action="return" notice={notice} open={open === 'return'} onClose={close} />
        <ReasonForm key="withdraw" action="withdraw" notice={notice} open={open === 'withdraw'} onClose={close} />
        <ObjectForm notice={notice} open={open === 'object'} onClose={close} />
      </>
    ),
  };
}

/** Steps that ask for nothing but a yes; what the days will be is said before. A number in the text is shown with its place. */
function useConfirm(notice: NoticeDetail) {
  const t = useShellTexts();
  const locale = useLocale();
  const api = useApi();
  const queries = useQueryClient();
  const { modal, message } = App.useApp();
  const { title, preview } = notice;
  const days = preview && {
    endsOn: formatDate(preview.endsOn, locale),
    objectionsOn: formatDate(preview.objectionsOn, locale),
  };
  return (action: 'submit' | 'publish') =>
    void modal.confirm({
      title: t(`notice.${action}.ask`, { title }),
      content: (
        <>
          {days && <p>{t(`notice.${action}.what`, days)}</p>}
          {preview?.unpublished && <p>{t('calendar.unpublished', { year: preview.unpublished })}</p>}
        </>
      ),
      okText: t(`notice.${action}.verb`),
      onOk: async () => {
        try {
          await actOnNotice(api, notice, action);
          void message.success(t(`notice.${action}.done`, { title, ...days }));
        } catch (error) {
          const problem = isApiError(error) ? error.problem : undefined;
          modal.error({
            title: problem?.title ?? t('directory.step-failed'),
            content: problem && <FoundPlaces problem={problem} />,
          });
        }
        await forgetNotices(queries);
      },
    });
}

import type { NoticeDetail } from '@linli/contracts';
import { objectToNoticeSchema, reasonNoticeSchema, updateNoticeSchema } from '@linli/contracts';
import { FormDrawer, useApi } from '@linli/sdk-web';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, App } from 'antd';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { versionOf } from '../units/rename-unit.form.tsx';
import { actOnNotice, forgetNotices, objectToNotice, updateNotice } from './notice.queries.ts';

interface Props {
  notice: NoticeDetail;
  open: boolean;
  onClose: () => void;
}

const updateSchema = updateNoticeSchema.omit({ version: true });
const reasonSchema = reasonNoticeSchema.omit({ version: true });

export function useNoticeDone() {
  const queries = useQueryClient();
  const { message } = App.useApp();
  return (text: string) => {
    void forgetNotices(queries);
    void message.success(text);
  };
}

/** Title, text and lengths of a draft. */
export function UpdateNoticeForm({ notice, open, onClose }: Props) {
  const t = useShellTexts();
  const api = useApi();
  const done = useNoticeDone();
  const { title, text, days, objectionDays } = notice;
  return (
    <FormDrawer
      id={`core.notice.${notice.id}.update`}
      open={open}
      onClose={onClose}
      title={t('notice.update.title', { title })}
      schema={updateSchema}
      t={t}
      textPrefix="notice.form"
      initialValues={{ title, text, days, objectionDays }}
      fields={{
        text: { rows: 12 },
        days: { suffix: t('notice.working-days') },
        objectionDays: { suffix: t('notice.working-days') },
      }}
      submitLabel={t('notice.update.submit')}
      onSubmit={(values, { current }) =>
        updateNotice(api, notice.id, { ...values, version: versionOf(current) ?? notice.version })
      }
      onDone={(changed) => done(t('notice.update.done', { title: changed.title }))}
    >
      <Alert type="info" title={t('notice.min-days', { count: notice.minDays })} style={{ marginBlockEnd: 16 }} />
    </FormDrawer>
  );
}

/** The second person sends it back, or it is taken back as a whole: both with a reason. */
export function ReasonForm({ notice, open, onClose, action }: Props & { action: 'return' | 'withdraw' }) {
  const t = useShellTexts();
  const api = useApi();
  const done = useNoticeDone();
  return (
    <FormDrawer
      id={`core.notice.${notice.id}.${action}`}
      open={open}
      onClose={onClose}
      title={t(`notice.${action}.title`, { title: notice.title })}
      schema={reasonSchema}
      t={t}
      textPrefix={`notice.${action}`}
      submitLabel={t(`notice.${action}.verb`)}
      onSubmit={(values, { current }) =>
        actOnNotice(api, { id: notice.id, version: versionOf(current) ?? notice.version }, action, values)
      }
      onDone={() => done(t(`notice.${action}.done`, { title: notice.title }))}
    />
  );
}

/** An objection of somebody who came, called or wrote, or of one's own. */
export function ObjectForm({ notice, open, onClose }: Props) {
  const t = useShellTexts();
  const api = useApi();
  const done = useNoticeDone();
  const ofResident = (values: Readonly<Record<string, unknown>>) =>
    values.door !== undefined && values.door !== 'staff';
  return (
    <FormDrawer
      id={`core.notice.${notice.id}.object`}
      open={open}
      onClose={onClose}
      title={t('notice.object.title', { title: notice.title })}
      schema={objectToNoticeSchema}
      t={t}
      textPrefix="notice.object"
      fields={{ text: { rows: 6 }, name: { visibleWhen: ofResident }, contact: { visibleWhen: ofResident } }}
      submitLabel={t('notice.object.verb')}
      onSubmit={(values, { idempotencyKey }) => objectToNotice(api, notice.id, values, idempotencyKey)}
      onDone={() => done(t('notice.object.done'))}
    />
  );
}

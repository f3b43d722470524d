import type { NoticeDetail } from '@linli/contracts';
import { DetailPage, DetailSection, formatDate, QueryState, StateTag, useApi, useLocale } from '@linli/sdk-web';
import type { Fact, WaitingFor } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useLocation, useParams } from 'react-router';
import { withUnit } from '../../frame/keep-unit.ts';
import { useDocumentTitle } from '../../frame/use-document-title.ts';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { UnitLink } from '../directory/refs.tsx';
import { useNoticeActions } from './notice-actions.tsx';
import { noticeEntries } from './notice-history.ts';
import styles from './notice.module.css';
import { PHASE_TONE, useNoticeTime } from './notice-words.ts';
import { noticeQuery } from './notice.queries.ts';
import { ObjectionList } from './objection-list.tsx';
import { RecordLink } from './record-link.tsx';

/** One notice: what is said, until when, what it blocks, who objected to it and what was answered. */
export function NoticeDetailPage() {
  const { id = '' } = useParams();
  const found = useQuery(noticeQuery(useApi(), id));
  return <QueryState query={found}>{(notice) => <Detail key={notice.id} notice={notice} />}</QueryState>;
}

function Detail({ notice }: { notice: NoticeDetail }) {
  const t = useShellTexts();
  const { search } = useLocation();
  useDocumentTitle(`${notice.title} · ${t('menu.notices')}`);
  const { primary, actions, form } = useNoticeActions(notice);
  const { phase, standing, objections } = notice;
  return (
    <>
      <DetailPage
        breadcrumb={[{ label: t('menu.notices'), href: withUnit('/notices', search) }]}
        title={notice.title}
        state={<StateTag tone={PHASE_TONE[phase]}>{t(`notice.phase.${phase}`)}</StateTag>}
        waiting={useWaiting(notice)}
        primary={primary}
        actions={actions}
        facts={useFacts(notice)}
        history={noticeEntries(t, notice.history)}
      >
        {phase !== 'draft' && phase !== 'to-publish' && (
          <Alert
            type={standing.mayGoOn ? 'success' : 'warning'}
            showIcon
            className={styles.standing}
            title={
              standing.mayGoOn
                ? t('notice.may-go-on', { record: notice.record.title })
                : t(`notice.barrier.${standing.barrier ?? 'withdrawn'}`, { record: notice.record.title })
            }
          />
        )}
        <DetailSection title={t('notice.text')}>
          <p className={styles.text}>{notice.text}</p>
        </DetailSection>
        {(objections.length > 0 || phase === 'running' || phase === 'ended') && <ObjectionList notice={notice} />}
      </DetailPage>
      {form}
    </>
  );
}

function useWaiting(notice: NoticeDetail): WaitingFor | undefined {
  const t = useShellTexts();
  const time = useNoticeTime();
  const { phase, openObjections, submittedBy, createdAt } = notice;
  if (phase === 'draft') return { text: t('notice.waits.draft'), since: createdAt };
  if (phase === 'to-publish') return { text: t('notice.waits.to-publish', { by: submittedBy ?? '' }) };
  if (openObjections > 0) return { text: t('notice.waits.answer', { count: openObjections }) };
  return phase === 'running' ? { text: time(notice) } : undefined;
}

function useFacts(notice: NoticeDetail): Fact[] {
  const t = useShellTexts();
  const locale = useLocale();
  const day = (value: string | null) => value && formatDate(value, locale);
  const { preview } = notice;
  return [
    { key: 'record', label: t('notice.record'), value: <RecordLink notice={notice} /> },
    { key: 'owner', label: t('notice.owner'), value: notice.owner.name },
    { key: 'unit', label: t('notice.unit'), value: <UnitLink of={notice.unit} /> },
    { key: 'days', label: t('notice.form.days.label'), value: t('notice.count-days', { count: notice.days }) },
    {
      key: 'objectionDays',
      label: t('notice.form.objectionDays.label'),
      value: t('notice.count-days', { count: notice.objectionDays }),
    },
    { key: 'publishedOn', label: t('notice.published-on'), value: day(notice.publishedOn) },
    { key: 'endsOn', label: t('notice.ends-on'), value: day(notice.endsOn) },
    {
      key: 'objectionsOn',
      label: t('notice.objections-on'),
      value: notice.objectionsOn && (
        <>
          {day(notice.objectionsOn)}
          <div className={styles.quiet}>{t('notice.fixed')}</div>
        </>
      ),
    },
    {
      key: 'preview',
      label: t('notice.preview'),
      value: preview && (
        <>
          {day(preview.objectionsOn)}
          {preview.unpublished !== null && (
            <div className={styles.warning}>{t('calendar.unpublished', { year: preview.unpublished })}</div>
          )}
        </>
      ),
    },
    { key: 'submittedBy', label: t('notice.submitted-by'), value: notice.submittedBy },
    { key: 'publishedBy', label: t('notice.published-by'), value: notice.publishedBy },
    { key: 'reason', label: t('notice.withdrawn-because'), value: notice.reason },
  ];
}

import type { NoticeStanding } from '@linli/contracts';
import { DetailSection } from '@linli/sdk-web';
import { Alert } from 'antd';
import { Link } from 'react-router';
import type { RecruitmentBatchDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';

/** How the notice stands that hiring waits for: in one sentence, with the way to its page. */
export function BatchNotice({ batch: { state, notice, paperNotice } }: { batch: RecruitmentBatchDetail }) {
  const t = plugin.useTexts();
  if (paperNotice)
    return (
      <DetailSection title={t('recruitment-batch.notice.section')}>
        <Alert type="info" title={t('recruitment-batch.notice.paper', paperNotice)} />
      </DetailSection>
    );
  if (!notice) return null;
  const { until, openObjections } = notice;
  const waits = state === 'published';
  return (
    <DetailSection
      title={t('recruitment-batch.notice.section')}
      extra={<Link to={`/notices/${notice.notice}`}>{t('recruitment-batch.notice.open')}</Link>}
    >
      <Alert
        type={waits ? toneOf(notice) : 'info'}
        showIcon={waits}
        title={t(`recruitment-batch.notice.phase.${waits || !notice.mayGoOn ? wordOf(notice) : 'over'}`, {
          until: until ?? '',
          count: openObjections,
        })}
      />
    </DetailSection>
  );
}

/** An objection says more than the days do. */
function wordOf({ phase, barrier }: NoticeStanding): string {
  return barrier === 'objection-open' || barrier === 'objection-upheld' ? barrier : phase;
}

function toneOf({ mayGoOn, barrier }: NoticeStanding): 'success' | 'warning' | 'error' | 'info' {
  if (mayGoOn) return 'success';
  if (barrier === 'objection-upheld') return 'error';
  return barrier === 'objection-open' ? 'warning' : 'info';
}

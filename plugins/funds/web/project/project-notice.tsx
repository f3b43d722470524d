import type { NoticeStanding } from '@linli/contracts';
import { DetailSection } from '@linli/sdk-web';
import { Alert } from 'antd';
import { Link } from 'react-router';
import type { ProjectDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';

/** How the notice stands that the approval waits for: in one sentence, with the way to its page. */
export function ProjectNotice({ project: { state, notice, paperNotice } }: { project: ProjectDetail }) {
  const t = plugin.useTexts();
  if (paperNotice)
    return (
      <DetailSection title={t('project.notice.section')}>
        <Alert type="info" title={t('project.notice.paper', paperNotice)} />
      </DetailSection>
    );
  if (!notice) return null;
  const waits = state === 'notice';
  return (
    <DetailSection
      title={t('project.notice.section')}
      extra={<Link to={`/notices/${notice.notice}`}>{t('project.notice.open')}</Link>}
    >
      <Alert
        type={waits ? toneOf(notice) : 'info'}
        showIcon={waits}
        title={t(`project.notice.phase.${waits || !notice.mayGoOn ? wordOf(notice) : 'over'}`, {
          until: notice.until ?? '',
          count: notice.openObjections,
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

import { DetailSection } from '@linli/sdk-web';
import { Alert } from 'antd';
import { Link } from 'react-router';
import type { SubsidyRunDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';

/** How the notice of the total stands, in one sentence, with the way to its page. */
export function RunNotice({ run: { notice } }: { run: SubsidyRunDetail }) {
  const t = plugin.useTexts();
  if (!notice) return null;
  return (
    <DetailSection
      title={t('subsidy-run.notice.section')}
      extra={<Link to={`/notices/${notice.notice}`}>{t('subsidy-run.notice.open')}</Link>}
    >
      <Alert type="info" title={t(`subsidy-run.notice.phase.${notice.phase}`, { until: notice.until ?? '' })} />
    </DetailSection>
  );
}

import { DetailSection } from '@linli/sdk-web';
import { Alert } from 'antd';
import { Link } from 'react-router';
import type { CandidacyDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';

/** How the notice stands that an award waits for: in one sentence, with the way to its page. */
export function CandidacyNotice({ candidacy: { notice } }: { candidacy: CandidacyDetail }) {
  const t = plugin.useTexts();
  if (!notice) return null;
  const { phase, barrier, until, openObjections } = notice;
  // An objection says more than the days do.
  const isObjected = barrier === 'objection-open' || barrier === 'objection-upheld';
  return (
    <DetailSection
      title={t('candidacy.notice.section')}
      extra={<Link to={`/notices/${notice.notice}`}>{t('candidacy.notice.open')}</Link>}
    >
      <Alert
        type={isObjected ? 'warning' : 'info'}
        title={t(`candidacy.notice.phase.${isObjected ? barrier : phase}`, {
          until: until ?? '',
          count: openObjections,
        })}
      />
    </DetailSection>
  );
}

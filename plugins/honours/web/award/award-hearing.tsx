import { DetailSection } from '@linli/sdk-web';
import type { AwardDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';

/** What is said for and against the award, as far as it has come. */
export function AwardHearing({ award: { hearing } }: { award: AwardDetail }) {
  const t = plugin.useTexts();
  if (!hearing) return null;
  const { grounds, hearingOn, toldOn, attended, minutes, proposal } = hearing;
  return (
    <DetailSection title={t('award.hearing.section')}>
      <p>{t('award.hearing.planned', { hearingOn, toldOn })}</p>
      <p>{t('award.hearing.grounds', { grounds })}</p>
      {attended && <p>{t(`award.hearing.${attended}`)}</p>}
      {minutes !== null && <p>{t('award.hearing.minutes', { minutes })}</p>}
      {proposal && <p>{t(`award.hearing.proposal.${proposal}`)}</p>}
    </DetailSection>
  );
}

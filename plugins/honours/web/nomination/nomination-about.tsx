import { DetailSection, DetailText, QueryState } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import type { NominationDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { NominationContact } from './nomination-contact.tsx';
import { aboutQuery } from './nomination.queries.ts';
import styles from './nomination.module.css';

/** Name, deed, who nominated, what was found; and the text to be read out where the nominee is to be asked. */
export function NominationAbout({ nomination }: { nomination: NominationDetail }) {
  const t = plugin.useTexts();
  const query = useQuery(aboutQuery(plugin.useApi(), nomination.id));
  return (
    <QueryState query={query} size="inline">
      {({ nominee, deed, nominator, findings, hasContact, consent }) => (
        <>
          {nomination.state === 'verified' && (
            <DetailSection title={t('nomination.consent.read', { version: consent.version })}>
              <blockquote className={styles.read}>{consent.text}</blockquote>
              <p className={styles.quiet}>{t('nomination.consent.then')}</p>
            </DetailSection>
          )}
          <DetailSection title={t('nomination.field.nominee')}>
            <p className={styles.name}>{nominee}</p>
            <NominationContact nominationId={nomination.id} hasContact={hasContact} />
          </DetailSection>
          <DetailText title={t('nomination.field.deed')} text={deed} none="" />
          <DetailText title={t('nomination.field.nominator')} text={nominator} none={t('nomination.nominator.none')} />
          <DetailSection title={t('nomination.field.findings')}>
            {findings.length === 0 ? (
              <p className={styles.quiet}>{t('nomination.findings.none')}</p>
            ) : (
              <ol className={styles.findings}>
                {findings.map((finding, i) => (
                  <li key={i}>{finding}</li>
                ))}
              </ol>
            )}
          </DetailSection>
        </>
      )}
    </QueryState>
  );
}

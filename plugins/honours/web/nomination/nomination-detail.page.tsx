import { DetailSection, RecordPage, useCan } from '@linli/sdk-web';
import { NOMINATION_PERMISSION } from '../../contract/index.ts';
import type { NominationDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { NominationAbout } from './nomination-about.tsx';
import { nominations } from './nomination.queries.ts';

export function NominationDetailPage({ id }: { id: string }) {
  const t = plugin.useTexts();
  return (
    <RecordPage
      id={id}
      records={nominations}
      list={t('nav.nominations')}
      title={({ no }) => t('nomination.title', { no })}
      facts={({ round, class: honour, source, door, consentOn, consentDoor, consentVersion }) => [
        { key: 'round', label: t('nomination.field.round'), value: round.name },
        ...(honour ? [{ key: 'class', label: t('nomination.field.class'), value: t(`honour-class.${honour}`) }] : []),
        ...(source
          ? [{ key: 'source', label: t('nomination.field.source'), value: t(`nomination.source.${source}`) }]
          : []),
        ...(door ? [{ key: 'door', label: t('nomination.field.door'), value: t(`nomination.door.${door}`) }] : []),
        ...(consentOn && consentDoor
          ? [
              {
                key: 'consent',
                label: t('nomination.field.consent'),
                value: t('nomination.consent.given', {
                  ...{ day: consentOn, version: consentVersion ?? 0 },
                  door: t(`nomination.consentDoor.${consentDoor}`),
                }),
              },
            ]
          : []),
      ]}
    >
      {(one) => <Whom of={one} />}
    </RecordPage>
  );
}

/** Whom it is about, to those who work with it; nothing once it is cleared. */
function Whom({ of }: { of: NominationDetail }) {
  const t = plugin.useTexts();
  const mayRead = useCan(NOMINATION_PERMISSION.readAbout);
  if (of.erasedOn !== null) {
    const isWish = of.state === 'declined' || of.state === 'merged';
    return (
      <DetailSection title={t(isWish ? 'nomination.cleared' : 'nomination.cleared.time')}>
        <p>{t('nomination.cleared.text', { day: of.erasedOn })}</p>
      </DetailSection>
    );
  }
  if (!mayRead)
    return (
      <DetailSection title={t('nomination.field.nominee')}>
        <p>{of.nominee}</p>
        <p>{t('nomination.about.hidden')}</p>
      </DetailSection>
    );
  return <NominationAbout nomination={of} />;
}

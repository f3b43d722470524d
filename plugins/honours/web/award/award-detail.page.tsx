import { DetailText, RecordPage } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { plugin } from '../plugin.ts';
import { AwardCare, AwardStories } from './award-keepsakes.tsx';
import { AwardHearing } from './award-hearing.tsx';
import { awards } from './award.queries.ts';

export function AwardDetailPage({ id }: { id: string }) {
  const t = plugin.useTexts();
  const name = useQuery(awards.part<{ name: string | null }>(plugin.useApi(), id, 'name'));
  return (
    <RecordPage
      id={id}
      records={awards}
      list={t('nav.awards')}
      title={() => (name.data ? (name.data.name ?? t('award.nobody')) : t('nav.awards'))}
      facts={({ class: kind, awardedOn, onWall }) => [
        { key: 'class', label: t('award.field.class'), value: t(`honour-class.${kind}`) },
        { key: 'awardedOn', label: t('award.field.awarded-on'), value: awardedOn },
        { key: 'onWall', label: t('award.field.on-wall'), value: t(`award.on-wall.${onWall ? 'yes' : 'no'}`) },
      ]}
    >
      {(award) => (
        <>
          <DetailText title={t('award.citation.section')} text={award.citation} none={t('award.citation.none')} />
          <AwardHearing award={award} />
          {award.citation !== null && (
            <>
              <AwardStories award={award} />
              <AwardCare award={award} />
            </>
          )}
        </>
      )}
    </RecordPage>
  );
}

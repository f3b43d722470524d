import { DetailText, RecordPage } from '@linli/sdk-web';
import { plugin } from '../plugin.ts';
import { DeedPeople } from './deed-people.tsx';
import { goodDeeds } from './good-deed.queries.ts';

export function GoodDeedDetailPage({ id }: { id: string }) {
  const t = plugin.useTexts();
  return (
    <RecordPage
      id={id}
      records={goodDeeds}
      list={t('nav.good-deeds')}
      title={({ title }) => title ?? t('good-deed.gone')}
      facts={({ doneOn, door, naming, publishedAs, publishedOn }) => [
        { key: 'doneOn', label: t('good-deed.field.done-on'), value: doneOn },
        { key: 'door', label: t('good-deed.field.door'), value: t(`good-deed.door.${door}`) },
        { key: 'naming', label: t('good-deed.field.naming'), value: t(`good-deed.naming.${naming}`) },
        ...(publishedAs && publishedOn
          ? [
              { key: 'as', label: t('good-deed.field.published-as'), value: t(`good-deed.as.${publishedAs}`) },
              { key: 'publishedOn', label: t('good-deed.field.published-on'), value: publishedOn },
            ]
          : []),
      ]}
    >
      {(deed) => (
        <>
          <DetailText title={t('good-deed.text.section')} text={deed.text} none={t('good-deed.gone.text')} />
          <DeedPeople deed={deed} />
        </>
      )}
    </RecordPage>
  );
}

import { DetailText, RecordPage } from '@linli/sdk-web';
import { Link } from 'react-router';
import { candidacies } from '../candidacy/candidacy.queries.ts';
import { plugin } from '../plugin.ts';
import { opinions } from './opinion.queries.ts';

export function OpinionDetailPage({ id }: { id: string }) {
  const t = plugin.useTexts();
  const address = candidacies.useAddress();
  return (
    <RecordPage
      id={id}
      records={opinions}
      list={t('nav.opinions')}
      title={({ organisation, no }) => t('opinion.title', { organisation, no })}
      facts={({ candidacyId, no, dueOn, verdict, signedBy }) => [
        {
          key: 'candidacy',
          label: t('opinion.field.candidacy'),
          value: <Link to={address.record(candidacyId)}>{t('candidacy.title', { no })}</Link>,
        },
        { key: 'dueOn', label: t('opinion.field.due-on'), value: dueOn },
        { key: 'verdict', label: t('opinion.field.verdict'), value: t(`opinion.verdict.${verdict ?? 'none'}`) },
        ...(signedBy === null ? [] : [{ key: 'signedBy', label: t('opinion.field.signed-by'), value: signedBy }]),
      ]}
    >
      {({ words }) => <DetailText title={t('opinion.words.section')} text={words} none={t('opinion.words.none')} />}
    </RecordPage>
  );
}

import { DetailText, RecordPage } from '@linli/sdk-web';
import { Link } from 'react-router';
import { useAwardNames } from '../award/award-names.ts';
import { awards } from '../award/award.queries.ts';
import { plugin } from '../plugin.ts';
import { aftercare } from './aftercare.queries.ts';

export function AftercareDetailPage({ id }: { id: string }) {
  const t = plugin.useTexts();
  const names = useAwardNames();
  const address = awards.useAddress();
  return (
    <RecordPage
      id={id}
      records={aftercare}
      list={t('nav.aftercare')}
      title={({ what }) => what}
      facts={({ awardId, promisedBy, dueOn, doneOn }) => [
        {
          key: 'award',
          label: t('aftercare.field.award'),
          value: <Link to={address.record(awardId)}>{names.get(awardId) ?? t('award.nobody')}</Link>,
        },
        { key: 'promisedBy', label: t('aftercare.field.promised-by'), value: promisedBy },
        { key: 'dueOn', label: t('aftercare.field.due-on'), value: dueOn },
        ...(doneOn === null ? [] : [{ key: 'doneOn', label: t('aftercare.field.done-on'), value: doneOn }]),
      ]}
    >
      {({ result }) => (
        <DetailText title={t('aftercare.result.section')} text={result} none={t('aftercare.result.none')} />
      )}
    </RecordPage>
  );
}

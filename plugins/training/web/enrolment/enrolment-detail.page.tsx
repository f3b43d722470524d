import { DetailText, RecordPage } from '@linli/sdk-web';
import { Link } from 'react-router';
import { plugin } from '../plugin.ts';
import { enrolments } from './enrolment.queries.ts';

export function EnrolmentDetailPage({ id }: { id: string }) {
  const t = plugin.useTexts();
  return (
    <RecordPage
      id={id}
      records={enrolments}
      list={t('nav.enrolments')}
      title={({ person, classTitle }) => `${person.name} \u00B7 ${classTitle}`}
      facts={({ classId, classTitle, organisation, waiting, result, completedOn }) => [
        {
          key: 'class',
          label: t('enrolment.field.class'),
          value: <Link to={plugin.path(`training-classes/${classId}`)}>{classTitle}</Link>,
        },
        { key: 'organisation', label: t('enrolment.field.organisation'), value: organisation },
        ...(waiting === null
          ? []
          : [{ key: 'waiting', label: t('enrolment.field.waiting'), value: t('enrolment.waiting', { n: waiting }) }]),
        ...(result
          ? [{ key: 'result', label: t('enrolment.field.result'), value: t(`enrolment.result.${result}`) }]
          : []),
        ...(completedOn ? [{ key: 'completedOn', label: t('enrolment.field.completed-on'), value: completedOn }] : []),
      ]}
    >
      {({ note }) => <DetailText title={t('enrolment.field.note')} text={note} none={t('enrolment.note.none')} />}
    </RecordPage>
  );
}

import { RecordListPage } from '@linli/sdk-web';
import { CLASS_RESULTS } from '../../contract/index.ts';
import type { Enrolment } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { RowWord } from '../row-word.tsx';
import { enrolments } from './enrolment.queries.ts';

/** Everybody in reach who was nominated for a class. */
export function EnrolmentListPage() {
  const t = plugin.useTexts();
  return (
    <RecordListPage
      records={enrolments}
      title={t('nav.enrolments')}
      columns={[
        {
          key: 'person',
          title: t('enrolment.field.person'),
          width: 112,
          card: 'title',
          render: (row: Enrolment) => row.person.name,
        },
        { key: 'classTitle', title: t('enrolment.field.class'), card: 'fact', ellipsis: true },
        { key: 'organisation', title: t('enrolment.field.organisation'), width: 220, card: 'fact', ellipsis: true },
        {
          key: 'result',
          title: t('enrolment.field.result'),
          width: 136,
          card: 'fact',
          render: ({ result, waiting }: Enrolment) =>
            result ? t(`enrolment.result.${result}`) : waiting === null ? null : t('enrolment.waiting', { n: waiting }),
        },
      ]}
      filters={[
        {
          key: 'result',
          kind: 'select',
          multiple: true,
          label: t('enrolment.field.result'),
          options: CLASS_RESULTS.map((value) => ({ value, label: t(`enrolment.result.${value}`) })),
        },
        { key: 'completedTo', kind: 'text', label: t('enrolment.field.completed-to'), wordOnly: true },
        {
          ...{ key: 'class', kind: 'text', label: t('enrolment.field.class'), wordOnly: true },
          words: (id) => <RowWord records={enrolments} query={{ class: id }} title={({ classTitle }) => classTitle} />,
        },
      ]}
    />
  );
}

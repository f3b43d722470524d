import { RecordListPage, useCan } from '@linli/sdk-web';
import type { ListFilter } from '@linli/sdk-web';
import { PROGRAMME_PERMISSION, draftTrainingClassSchema } from '../../contract/index.ts';
import type { TrainingClass } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { datesOf } from './class-dates.ts';
import { programmes } from '../programme/programme.queries.ts';
import { useClassFields } from './class-fields.tsx';
import { trainingClasses } from './training-class.queries.ts';

/** Classes of the unit in the header, and those that units above hold for it. */
export function TrainingClassListPage() {
  const t = plugin.useTexts();
  const fields = useClassFields();
  const mayReadProgrammes = useCan(PROGRAMME_PERMISSION.read);
  const programmeAddress = programmes.useAddress();
  const filters: ListFilter[] = [
    { key: 'of', kind: 'unit', label: t('training-class.field.of'), wordOnly: true },
    { key: 'finishedTo', kind: 'text', label: t('training-class.field.finished-to'), wordOnly: true },
  ];
  return (
    <RecordListPage
      records={trainingClasses}
      title={t('nav.training-classes')}
      unitAs="for"
      columns={[
        { key: 'title', title: t('training-class.field.title'), ellipsis: true },
        { key: 'programmeTitle', title: t('training-class.field.programme'), width: 160, card: 'fact', ellipsis: true },
        {
          key: 'dates',
          title: t('training-class.field.dates'),
          width: 208,
          card: 'fact',
          render: (row: TrainingClass) => datesOf(t, row),
        },
        { key: 'place', title: t('training-class.field.place'), width: 160, card: 'none', ellipsis: true },
        { key: 'seats', title: t('training-class.field.seats'), width: 72, numeric: true, card: 'none' },
      ]}
      actions={[
        { key: 'calendar', label: t('nav.class-calendar'), href: plugin.path('class-calendar') },
        ...(mayReadProgrammes
          ? [{ key: 'programmes', label: t('nav.programmes'), href: programmeAddress.list() }]
          : []),
      ]}
      filters={filters}
      create={{ schema: draftTrainingClassSchema, fields }}
    />
  );
}

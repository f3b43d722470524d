import { RecordListPage } from '@linli/sdk-web';
import { proposeGradeChangeSchema } from '../../contract/index.ts';
import type { GradeChange } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { RowWord } from '../row-word.tsx';
import { gradeChanges } from './grade-change.queries.ts';
import { gradeWords } from './grade-words.ts';
import { holderField } from './holder-field.tsx';

/** In the order in which they came: there is no list of people by their grade. */
export function GradeChangeListPage() {
  const t = plugin.useTexts();
  return (
    <RecordListPage
      records={gradeChanges}
      title={t('nav.grade-changes')}
      columns={[
        {
          key: 'person',
          title: t('grade-change.field.person'),
          width: 104,
          card: 'title',
          render: (row: GradeChange) => row.person.name,
        },
        { key: 'organisation', title: t('grade-change.field.organisation'), card: 'fact', ellipsis: true },
        {
          key: 'before',
          title: t('grade-change.field.before'),
          width: 144,
          card: 'none',
          render: (row: GradeChange) => gradeWords(t, row.before),
        },
        {
          key: 'after',
          title: t('grade-change.field.after'),
          width: 144,
          card: 'fact',
          render: (row: GradeChange) => gradeWords(t, row.after),
        },
        { key: 'since', title: t('grade-change.field.since'), width: 112, card: 'fact' },
      ]}
      filters={[
        {
          ...{ key: 'appointment', kind: 'text', label: t('grade-change.field.person'), wordOnly: true },
          words: (id) => (
            <RowWord records={gradeChanges} query={{ appointment: id }} title={({ person }) => person.name} />
          ),
        },
      ]}
      create={{ schema: proposeGradeChangeSchema, fields: { appointmentId: holderField } }}
    />
  );
}

import { RecordListPage } from '@linli/sdk-web';
import type { Appraisal, AppraisalDetail, AppraisalMachine } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { RowWord } from '../row-word.tsx';
import type { AppraisalSet } from './appraisal.queries.ts';

/** A list of appraisals, whichever right it is looked at with. What was found stands on each page alone. */
export function AppraisalList({
  records,
  title,
  own = false,
}: {
  records: AppraisalSet;
  title: string;
  own?: boolean;
}) {
  const t = plugin.useTexts();
  const person = {
    key: 'person',
    title: t('appraisal.field.person'),
    width: 112,
    card: 'title' as const,
    render: (row: Appraisal) => row.person.name,
  };
  // Of one's own it is the round that tells them apart.
  const round = {
    key: 'roundTitle',
    title: t('appraisal.field.round'),
    ellipsis: true,
    ...(own ? { card: 'title' as const } : { width: 240, card: 'fact' as const }),
  };
  return (
    <RecordListPage<AppraisalMachine, Appraisal, AppraisalDetail>
      records={records}
      title={title}
      columns={[
        ...(own ? [] : [person]),
        round,
        { key: 'organisation', title: t('appraisal.field.organisation'), card: 'fact', ellipsis: true },
        { key: 'endsOn', title: t('appraisal.field.ends-on'), width: 128, card: 'fact', labelled: true },
      ]}
      filters={[
        {
          ...{ key: 'round', kind: 'text', label: t('appraisal.field.round'), wordOnly: true },
          words: (id) => <RowWord records={records} query={{ round: id }} title={({ roundTitle }) => roundTitle} />,
        },
      ]}
    />
  );
}

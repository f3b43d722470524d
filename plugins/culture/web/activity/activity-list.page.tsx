import { CreateRecordForm, RecordListPage, TimeText, useAddressFlag, useCan } from '@linli/sdk-web';
import type { ListFilter } from '@linli/sdk-web';
import {
  ACTIVITY_KINDS,
  ACTIVITY_PERMISSION,
  ACTIVITY_VIEWS,
  PROGRAMME_PERMISSION,
  suggestActivitySchema,
} from '../../contract/index.ts';
import type { Activity } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { programmes } from '../programme/programme.queries.ts';
import { activities } from './activity.queries.ts';
import { NewActivityForm } from './new-activity.form.tsx';

export function ActivityListPage() {
  const t = plugin.useTexts();
  const mayManage = useCan(ACTIVITY_PERMISSION.manage);
  const mayReadProgrammes = useCan(PROGRAMME_PERMISSION.read);
  const programmeAddress = programmes.useAddress();
  const [adding, setAdding] = useAddressFlag('add');
  const [past, setPast] = useAddressFlag('past');
  const [suggesting, setSuggesting] = useAddressFlag('create');
  const kinds = ACTIVITY_KINDS.map((value) => ({ value, label: t(`activity.kind.${value}`) }));
  const filters: ListFilter[] = [
    { key: 'kind', kind: 'select', multiple: true, label: t('activity.field.kind'), options: kinds },
    {
      key: 'counted',
      kind: 'select',
      label: t('activity.field.counted'),
      options: [{ value: '1', label: t('activity.counted.yes') }],
    },
    { key: 'heldFrom', kind: 'text', label: t('activity.field.held-from'), wordOnly: true },
    { key: 'heldTo', kind: 'text', label: t('activity.field.held-to'), wordOnly: true },
    { key: 'programme', kind: 'text', label: t('activity.field.programme'), wordOnly: true },
    { key: 'brand', kind: 'text', label: t('activity.field.brand'), wordOnly: true },
  ];
  return (
    <>
      <RecordListPage
        records={activities}
        title={t('nav.activities')}
        views={ACTIVITY_VIEWS.map((view) => ({ key: view, label: t(`activity.view.${view}`), query: { view } }))}
        primary={
          mayManage ? { key: 'add', label: t('activity.action.add'), onClick: () => setAdding(true) } : undefined
        }
        actions={[
          ...(mayManage
            ? [
                { key: 'past', label: t('activity.action.past'), onClick: () => setPast(true) },
                { key: 'suggest', label: t('activity.action.suggest'), onClick: () => setSuggesting(true) },
              ]
            : []),
          { key: 'calendar', label: t('nav.activity-calendar'), href: plugin.path('activity-calendar') },
          ...(mayReadProgrammes
            ? [{ key: 'programmes', label: t('nav.programmes'), href: programmeAddress.list() }]
            : []),
        ]}
        columns={[
          { key: 'title', title: t('activity.field.title'), ellipsis: true },
          {
            key: 'kind',
            title: t('activity.field.kind'),
            width: 92,
            card: 'fact',
            render: ({ kind }: Activity) => t(`activity.kind.${kind}`),
          },
          {
            key: 'startsAt',
            title: t('activity.field.starts-at'),
            width: 172,
            card: 'fact',
            render: ({ startsAt }: Activity) => <TimeText at={startsAt} />,
          },
          { key: 'where', title: t('activity.field.where'), width: 136, card: 'none', ellipsis: true },
          { key: 'headCount', title: t('activity.field.head-count'), width: 96, numeric: true, card: 'none' },
        ]}
        filters={filters}
      />
      {mayManage && adding && <NewActivityForm way="add" onClose={() => setAdding(false)} />}
      {mayManage && past && <NewActivityForm way="past" onClose={() => setPast(false)} />}
      {mayManage && (
        <CreateRecordForm
          records={activities}
          schema={suggestActivitySchema}
          fields={{ need: { rows: 2 } }}
          open={suggesting}
          onClose={() => setSuggesting(false)}
        />
      )}
    </>
  );
}

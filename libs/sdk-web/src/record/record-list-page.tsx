import { nounOf, statesOf } from '@linli/contracts';
import type { StateMachine, StateOf } from '@linli/contracts';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { useApi } from '../api/api.hooks.ts';
import type { ApiQuery } from '../api/client.ts';
import type { FieldHint } from '../form/form.types.ts';
import { ListPage } from '../kit/list/list-page.tsx';
import { toApiQuery } from '../kit/list/list-query.ts';
import type { ListColumn, ListFilter, ListQuery, ListView } from '../kit/list/list.types.ts';
import type { PageAction } from '../kit/page-action.ts';
import { useAddressFlag } from '../kit/use-address-flag.ts';
import { useCan, useCurrentUnit } from '../session/session.hooks.ts';
import { useTexts } from '../texts/use-texts.ts';
import { TimeText } from '../time/time-text.tsx';
import { CreateRecordForm } from './create-record-form.tsx';
import { useRecordFields } from './record-fields.ts';
import type { CreatedRecord } from './record-fields.ts';
import type { LivingRecord, RecordSet } from './record-kit.ts';
import { RecordState } from './record-state.tsx';

/** A record as a list has it. */
export interface ListedRecord<M extends StateMachine> extends CreatedRecord {
  id: string;
  state: StateOf<M>;
}

export interface RecordListPageProps<M extends StateMachine, T extends ListedRecord<M>, R extends LivingRecord<M>> {
  records: RecordSet<M, T, R>;
  /** What the list is called, as in the menu. */
  title: string;
  /** The noun's own columns; behind them stand the unit, the state and when it was added. */
  columns: readonly ListColumn<T>[];
  /** What the API calls the unit of the header. Default `unit`: the unit and what is below it. */
  unitAs?: string;
  /** In the menu, before what every list can do: pages that belong to it. */
  actions?: readonly PageAction[];
  /** Beside the filter by state. */
  filters?: readonly ListFilter[];
  /** Ways to look at it, as tabs; what each asks the API for stands in its `query`. */
  views?: readonly ListView[];
  /** What the records of all pages come to, told below the title; `query` is what the API is asked for. */
  sum?(query: ApiQuery): ReactNode;
  /** What is mostly done here, where that is not to add one with {@link RecordListPageProps.create}. */
  primary?: PageAction | undefined;
  /** What is asked to add one; a button for it is there for whoever may. Without it nobody adds one here. */
  create?: { schema: z.ZodObject; fields?: Readonly<Record<string, FieldHint>> };
}

/**
 * The list of records that live by a machine, narrowed to the unit in the header, with a button to add one. Its texts are
 * `<noun>.list.search` and `<noun>.list.empty`.
 */
export function RecordListPage<M extends StateMachine, T extends ListedRecord<M>, R extends LivingRecord<M>>(
  props: RecordListPageProps<M, T, R>,
) {
  const { records, create, filters = [], unitAs = 'unit' } = props;
  const { plugin, machine } = records;
  const noun = nounOf(machine);
  const t = useTexts(plugin.id);
  const api = useApi(plugin.apiBase);
  const field = useRecordFields(plugin.id, machine);
  const address = records.useAddress();
  const { unitId } = useCurrentUnit();
  const mayCreate = useCan(machine.create.permission) && create !== undefined;
  const [creating, setCreating] = useAddressFlag('create');
  const verb = t(`${noun}.action.${machine.create.action}`);
  const states = statesOf(machine).map((value) => ({ value, label: t(`${noun}.state.${value}`) }));
  const asked = (query: ListQuery) => ({ ...toApiQuery(query, props.views), [unitAs]: unitId });
  const columns: ListColumn<T>[] = [
    ...props.columns,
    {
      key: 'unit',
      title: field('unit'),
      width: 160,
      card: 'fact',
      ellipsis: true,
      render: ({ path }) => <span title={path.map(({ name }) => name).join(' / ')}>{path.at(-1)?.name}</span>,
    },
    {
      key: 'state',
      title: field('state'),
      width: 124,
      card: 'state',
      render: ({ state }) => <RecordState kit={records} state={state} />,
    },
    {
      key: 'createdAt',
      title: field('created-at'),
      width: 136,
      sortable: true,
      card: 'fact',
      render: ({ createdAt }) => <TimeText at={createdAt} kind="relative" />,
    },
  ];
  return (
    <>
      <ListPage<T>
        title={props.title}
        primary={mayCreate ? { key: 'create', label: verb, onClick: () => setCreating(true) } : props.primary}
        actions={props.actions}
        sum={props.sum && ((query) => props.sum?.(asked(query)))}
        source={(query) => records.page(api, asked(query))}
        rowKey={({ id }) => id}
        columns={columns}
        views={props.views}
        filters={[{ key: 'state', kind: 'select', multiple: true, label: field('state'), options: states }, ...filters]}
        search={{ placeholder: t(`${noun}.list.search`) }}
        defaultSort="-createdAt"
        href={({ id }) => address.record(id)}
        empty={{ title: t(`${noun}.list.empty`) }}
      />
      {mayCreate && (
        <CreateRecordForm<M, R> {...create} records={records} open={creating} onClose={() => setCreating(false)} />
      )}
    </>
  );
}

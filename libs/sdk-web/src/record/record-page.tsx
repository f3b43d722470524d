import { useEffect, type ReactNode } from 'react';
import type { StateMachine } from '@linli/contracts';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../api/api.hooks.ts';
import { DetailPage } from '../kit/detail-page.tsx';
import type { Fact } from '../kit/facts.tsx';
import { QueryState } from '../kit/query-state.tsx';
import { useTexts } from '../texts/use-texts.ts';
import { TimeText } from '../time/time-text.tsx';
import { UnitPath } from '../unit/unit-path.tsx';
import { historyEntries } from './record-history.ts';
import type { HistoryLine, LivingRecord, RecordSet } from './record-kit.ts';
import { useRecordFields } from './record-fields.ts';
import type { CreatedRecord } from './record-fields.ts';
import { RecordState, RecordSteps } from './record-state.tsx';
import { stepsOf } from './record-steps.ts';
import { waitingWords } from './record-words.ts';
import { useRecordActions } from './use-record-actions.tsx';

const REFRESH_MS = 20_000;

/** A record as its page has it. */
export type ShownRecord<M extends StateMachine> = LivingRecord<M> & CreatedRecord & { createdBy: { name: string } };

export interface RecordPageProps<M extends StateMachine, R extends ShownRecord<M>> {
  id: string;
  records: RecordSet<M, unknown, R>;
  /** The word for the list that it belongs to. */
  list: string;
  title(record: R): string;
  /** The noun's own facts; behind them stand the unit, and when and by whom it was added. */
  facts?(record: R): readonly Fact[];
  /** What stands on the left: text, tables. */
  children(record: R): ReactNode;
}

/**
 * The page of a record that lives by a machine: how it stands, who it waits for, what may be done, and what happened so far.
 * Its API has `<route>/<id>` and `<route>/<id>/history`, which answers `{ items }`.
 */
export function RecordPage<M extends StateMachine, R extends ShownRecord<M>>(props: RecordPageProps<M, R>) {
  const { id, records } = props;
  const query = useQuery({ ...records.one(useApi(records.plugin.apiBase), id), refetchInterval: REFRESH_MS });
  return <QueryState query={query}>{(record) => <Shown {...props} record={record} />}</QueryState>;
}

function Shown<M extends StateMachine, R extends ShownRecord<M>>(props: RecordPageProps<M, R> & { record: R }) {
  const { record, records, list } = props;
  const { machine, plugin } = records;
  const t = useTexts(plugin.id);
  const api = useApi(plugin.apiBase);
  const field = useRecordFields(plugin.id, machine);
  const address = records.useAddress();
  const history = useQuery({
    ...records.part<{ items: HistoryLine[] }>(api, record.id, 'history'),
    refetchInterval: REFRESH_MS,
  });
  const { actions: offered, form, ...next } = useRecordActions(records, record);
  // Where nothing is waited for, what is mostly done stands in sight all the same.
  const primary = next.primary ?? offered.find(({ danger, disabledReason }) => !danger && !disabledReason);
  const actions = offered.filter((action) => action !== primary);
  const waiting = waitingWords(machine, t, record);
  const title = props.title(record);
  const lines = history.data?.items ?? [];
  useEffect(() => {
    document.title = `${title} · ${list}`;
  }, [title, list]);
  return (
    <>
      <DetailPage
        breadcrumb={[{ label: list, href: address.list() }]}
        title={title}
        state={<RecordState kit={records} state={record.state} />}
        waiting={waiting ? { text: waiting } : undefined}
        // A state that belongs to no step has none to show: not even an empty card.
        steps={
          stepsOf(machine, t, record.state, lines) && <RecordSteps kit={records} state={record.state} history={lines} />
        }
        primary={primary}
        actions={actions}
        facts={[
          ...(props.facts?.(record) ?? []),
          { key: 'unit', label: field('unit'), value: <UnitPath path={record.path} /> },
          { key: 'createdAt', label: field('created-at'), value: <TimeText at={record.createdAt} /> },
          { key: 'createdBy', label: field('created-by'), value: record.createdBy.name },
        ]}
        history={
          history.data ? (
            historyEntries(records, t, lines)
          ) : (
            <QueryState query={history} size="inline">
              {() => null}
            </QueryState>
          )
        }
      >
        {props.children(record)}
      </DetailPage>
      {form}
    </>
  );
}

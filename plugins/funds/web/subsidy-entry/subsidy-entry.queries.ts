import type { Page } from '@linli/contracts';
import { recordsOf } from '@linli/sdk-web';
import type { ApiClient, Question, RecordSet } from '@linli/sdk-web';
import { SUBSIDY_ENTRY_MACHINE } from '../../contract/index.ts';
import type { SubsidyEntry, SubsidyEntryDetail, SubsidyEntryMachine } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { PayEntryForm } from './pay-entry.form.tsx';

const ROUTE = 'subsidy-entries';

/** The one door to the API; with the machine, what lists, buttons, forms and history are made of. */
export const subsidyEntries: RecordSet<SubsidyEntryMachine, SubsidyEntry, SubsidyEntryDetail> = {
  ...recordsOf<SubsidyEntry, SubsidyEntryDetail>(plugin, ROUTE),
  plugin,
  machine: SUBSIDY_ENTRY_MACHINE,
  forms: { pay: PayEntryForm },
  said: ['reason', 'voucher'],
};

/** All entries of a run in a unit, to the end: a sheet prints what it is given. By branch, as people look for theirs. */
export function entriesOfRunQuery(api: ApiClient, run: string, unit: string): Question<SubsidyEntry[]> {
  return {
    queryKey: [plugin.id, ROUTE, 'all', run, unit],
    async queryFn({ signal }) {
      const all: SubsidyEntry[] = [];
      for (let page = 1, more = true; more; page += 1) {
        const query = { run, unit: unit || undefined, pageSize: 100, page };
        const { items } = await api.get<Page<SubsidyEntry>>(ROUTE, { query, signal });
        all.push(...items);
        more = items.length === 100;
      }
      return all.sort((a, b) => a.organisation.localeCompare(b.organisation, 'zh-CN', { numeric: true }));
    },
  };
}

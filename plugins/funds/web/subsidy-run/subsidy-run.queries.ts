import { recordsOf } from '@linli/sdk-web';
import type { ApiClient, RecordSet } from '@linli/sdk-web';
import { SUBSIDY_RUN_MACHINE } from '../../contract/index.ts';
import type {
  PaidSubsidyEntries,
  PaySubsidyEntries,
  SubsidyDifferences,
  SubsidyRun,
  SubsidyRunDetail,
  SubsidyRunMachine,
} from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { ReleaseForm } from './release.form.tsx';

const ROUTE = 'subsidy-runs';

/** The one door to the API; with the machine, what lists, buttons, forms and history are made of. */
export const subsidyRuns: RecordSet<SubsidyRunMachine, SubsidyRun, SubsidyRunDetail> = {
  ...recordsOf<SubsidyRun, SubsidyRunDetail>(plugin, ROUTE),
  plugin,
  machine: SUBSIDY_RUN_MACHINE,
  forms: { release: ReleaseForm },
  said: ['reason', 'people', 'held'],
};

export const differencesQuery = (api: ApiClient, id: string) =>
  subsidyRuns.part<SubsidyDifferences>(api, id, 'differences');

export const payAll = (api: ApiClient, id: string, command: PaySubsidyEntries, idempotencyKey: string) =>
  api.post<PaidSubsidyEntries>(`${ROUTE}/${id}/pay`, command, { idempotencyKey });

import { recordsOf } from '@linli/sdk-web';
import type { NounRecords, RecordSet } from '@linli/sdk-web';
import { useLocation } from 'react-router';
import { APPRAISAL_MACHINE } from '../../contract/index.ts';
import type { Appraisal, AppraisalDetail, AppraisalMachine } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { FileAppraisalForm } from './file-appraisal.form.tsx';

export type AppraisalSet = RecordSet<AppraisalMachine, Appraisal, AppraisalDetail>;
const base = recordsOf<Appraisal, AppraisalDetail>(plugin, 'appraisals');
const kit = { plugin, machine: APPRAISAL_MACHINE, said: ['reason'] } as const;

/** Those in reach. */
export const appraisals: AppraisalSet = { ...base, ...kit };

/** The same records, asked for by another right: their lists and pages stand elsewhere, their steps do not. */
function askedAs(right: string, page: string): NounRecords<Appraisal, AppraisalDetail> {
  return {
    ...recordsOf<Appraisal, AppraisalDetail>(plugin, `appraisals/${right}`),
    act: base.act,
    useAddress() {
      const { search } = useLocation();
      return { list: () => `${plugin.path(page)}${search}`, record: (id) => plugin.path(`${page}/${id}`) };
    },
  };
}

/** Those that a round has lent to the asker. */
export const toAssess: AppraisalSet = { ...askedAs('assess', 'assess'), ...kit, forms: { file: FileAppraisalForm } };
/** One's own. */
export const ownAppraisals: AppraisalSet = { ...askedAs('own', 'own-appraisals'), ...kit };

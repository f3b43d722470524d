import { recordsOf } from '@linli/sdk-web';
import type { ApiClient, RecordSet } from '@linli/sdk-web';
import { GRADE_CHANGE_MACHINE } from '../../contract/index.ts';
import type { GradeChange, GradeChangeDetail, GradeChangeMachine, GradedHolder } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';

/** The one door to the API; with the machine, what lists, buttons, forms and history are made of. */
export const gradeChanges: RecordSet<GradeChangeMachine, GradeChange, GradeChangeDetail> = {
  ...recordsOf<GradeChange, GradeChangeDetail>(plugin, 'grade-changes'),
  plugin,
  machine: GRADE_CHANGE_MACHINE,
  said: ['reason'],
};

export const gradedHoldersQuery = (api: ApiClient, unit: number | null | undefined) => ({
  queryKey: [plugin.id, 'grade-changes', 'holders', unit ?? null],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    api.get<{ items: GradedHolder[] }>('grade-changes/holders', { query: { unit }, signal }),
});

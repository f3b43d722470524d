import { recordsOf } from '@linli/sdk-web';
import type { RecordSet } from '@linli/sdk-web';
import { PROJECT_MACHINE } from '../../contract/index.ts';
import type { Project, ProjectDetail, ProjectMachine } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { ChangeProjectForm } from './change-project.form.tsx';
import { DeliberateForm, NoticeForm, TodayForm } from './step.forms.tsx';

/** The one door to the API; with the machine, what lists, buttons, forms and history are made of. */
export const projects: RecordSet<ProjectMachine, Project, ProjectDetail> = {
  ...recordsOf<Project, ProjectDetail>(plugin, 'projects'),
  plugin,
  machine: PROJECT_MACHINE,
  forms: {
    change: ChangeProjectForm,
    deliberate: DeliberateForm,
    notice: NoticeForm,
    begin: TodayForm,
    complete: TodayForm,
  },
  // A panel's result does these.
  elsewhere: ['accept', 'send-back'],
  said: ['reason', 'opinion'],
};

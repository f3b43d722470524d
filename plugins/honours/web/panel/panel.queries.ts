import { recordsOf } from '@linli/sdk-web';
import type { RecordSet } from '@linli/sdk-web';
import { PANEL_MACHINE } from '../../contract/index.ts';
import type { Panel, PanelDetail, PanelMachine } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { AddCaseForm, CountVotesForm, StandAsideForm } from './panel.forms.tsx';

/** The one door to the API; with the machine, what lists, buttons, forms and history are made of. */
export const panels: RecordSet<PanelMachine, Panel, PanelDetail> = {
  ...recordsOf<Panel, PanelDetail>(plugin, 'panels'),
  plugin,
  machine: PANEL_MACHINE,
  said: ['reason'],
  forms: { 'add-case': AddCaseForm, 'stand-aside': StandAsideForm, count: CountVotesForm },
  // Each candidate has its own buttons, and candidates are added where they stand.
  elsewhere: ['vote', 'add-case', 'stand-aside', 'count'],
};

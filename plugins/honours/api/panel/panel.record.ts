import { defineAnswers, defineRecord } from '@linli/sdk-server';
import { PANEL_MACHINE } from '../../contract/index.ts';
import { atDistrict } from '../in-charge.ts';
import { PanelEventRow, PanelRow } from './panel.entity.ts';

/** How its life is kept in the database. */
export const panelRecord = defineRecord({
  machine: PANEL_MACHINE,
  row: PanelRow,
  history: { line: PanelEventRow, of: 'panelId' },
  guards: { isMember: { holds: ({ members }, account) => members.includes(account) } },
  inCharge: (row) => atDistrict(row),
  title: ({ title }) => title,
  masks: { reason: 'text' },
  todo: { title: ({ title }) => title, route: ({ id }) => `panels/${id}` },
});

/** What is answered of a row; members and cases are looked up beside it. */
export const panels = defineAnswers(panelRecord, {
  listed: ({ title, meetsOn }) => ({ title, meetsOn }),
  shown: ({ quorum, ballot }) => ({ quorum, ballot }),
  searched: ['title'],
});

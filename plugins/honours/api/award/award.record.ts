import { defineAnswers, defineRecord } from '@linli/sdk-server';
import { AWARD_MACHINE } from '../../contract/index.ts';
import { atDistrict } from '../in-charge.ts';
import { AwardEventRow, AwardRow } from './award.entity.ts';

/** How its life is kept in the database. Whom it is about never stands in the audit log or in a todo. */
export const awardRecord = defineRecord({
  machine: AWARD_MACHINE,
  row: AwardRow,
  history: { line: AwardEventRow, of: 'awardId' },
  guards: { notRecorder: { not: 'recorderId' } },
  inCharge: (row) => atDistrict(row),
  title: ({ awardedOn }) => awardedOn,
  masks: { personName: 'hidden', citation: 'text', hearingGrounds: 'hidden', hearingMinutes: 'hidden' },
  todo: { title: ({ awardedOn }) => awardedOn, route: ({ id }) => `awards/${id}` },
});

/** What is answered of a row: its name is not, see `AwardNames`. */
export const awards = defineAnswers(awardRecord, {
  listed: ({ class: kind, year, awardedOn, onWall }) => ({ class: kind, year, awardedOn, onWall }),
  shown: (row) => ({ citation: row.citation, hearing: hearingOf(row) }),
  searched: ['citation'],
});

function hearingOf({ hearingGrounds, hearingOn, toldOn, attended, hearingMinutes, proposal }: AwardRow) {
  if (hearingGrounds === null || hearingOn === null || toldOn === null) return null;
  return { grounds: hearingGrounds, hearingOn, toldOn, attended, minutes: hearingMinutes, proposal };
}

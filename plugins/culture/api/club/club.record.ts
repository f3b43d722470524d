import { defineAnswers, defineRecord } from '@linli/sdk-server';
import { CLUB_MACHINE } from '../../contract/index.ts';
import { ClubEventRow, ClubRow } from './club.entity.ts';

/** How its life is kept in the database. */
export const clubRecord = defineRecord({
  machine: CLUB_MACHINE,
  row: ClubRow,
  history: { line: ClubEventRow, of: 'clubId' },
  title: ({ title }) => title,
});

/** What is answered of a row. */
export const clubs = defineAnswers(clubRecord, {
  listed: ({ title, interest, size, branchName }) => ({ title, interest, size, branchName }),
  shown: ({ contactPost, venueId, venueTitle, branchId, note }) => ({
    contactPost,
    venueId,
    venueTitle,
    branchId,
    note,
  }),
  searched: ['title', 'note', 'branch_name'],
});

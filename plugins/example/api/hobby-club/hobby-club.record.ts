import { defineAnswers, defineRecord } from '@linli/sdk-server';
import { HOBBY_CLUB_MACHINE } from '../../contract/index.ts';
import { HobbyClubEventRow, HobbyClubRow } from './hobby-club.entity.ts';

/** How its life is kept in the database. */
export const hobbyClubRecord = defineRecord({
  machine: HOBBY_CLUB_MACHINE,
  row: HobbyClubRow,
  history: { line: HobbyClubEventRow, of: 'hobbyClubId' },
  title: ({ title }) => title,
});

/** What is answered of a row. */
export const hobbyClubs = defineAnswers(hobbyClubRecord, {
  listed: ({ title }) => ({ title }),
  shown: ({ note }) => ({ note }),
  searched: ['title', 'note'],
});

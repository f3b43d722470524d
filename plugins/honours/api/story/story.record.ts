import { defineAnswers, defineRecord } from '@linli/sdk-server';
import { STORY_MACHINE } from '../../contract/index.ts';
import { atStreet } from '../in-charge.ts';
import { StoryEventRow, StoryRow } from './story.entity.ts';

/** How its life is kept in the database. Its words never stand in the audit log or in a todo. */
export const storyRecord = defineRecord({
  machine: STORY_MACHINE,
  row: StoryRow,
  history: { line: StoryEventRow, of: 'storyId' },
  guards: { notWriter: { not: 'createdBy' } },
  inCharge: (row, action) => (action === 'show' ? atStreet(row) : row.unitId),
  title: ({ place }) => place,
  masks: { title: 'text', text: 'text' },
  todo: { title: ({ place }) => place, route: ({ id }) => `stories/${id}` },
});

/** What is answered of a row, as of a day; its words are not, see `StoryService.getText`. */
export const storiesOn = (today: string) =>
  defineAnswers(storyRecord, {
    listed: ({ awardId, place, expiresOn, state }) => ({
      ...{ awardId, place, expiresOn },
      isExpired: state === 'shown' && expiresOn < today,
    }),
    shown: ({ agreedOn }) => ({ agreedOn }),
    searched: ['place'],
  });

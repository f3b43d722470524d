import { defineAnswers, defineRecord } from '@linli/sdk-server';
import { ACTIVITY_MACHINE, isLife } from '../../contract/index.ts';
import { ActivityEventRow, ActivityRow } from './activity.entity.ts';

/** How its life is kept in the database. */
export const activityRecord = defineRecord({
  machine: ACTIVITY_MACHINE,
  row: ActivityRow,
  history: { line: ActivityEventRow, of: 'activityId' },
  title: ({ title }) => title,
  todo: {
    title: ({ title }) => title,
    route: ({ id }) => `activities/${id}`,
    until: ({ state, endsAt }) => (state === 'published' ? endsAt : null),
    // Whoever may hold activities in units above would be told what organisation life is about.
    isTold: ({ kind }) => !isLife(kind),
  },
});

const linked = (id: string | null, title: string | null) => (id === null || title === null ? null : { id, title });

/** What is answered of a row alone; photos and days come with its page. */
export const activities = defineAnswers(activityRecord, {
  listed: ({ title, kind, startsAt, endsAt, venueTitle, place, alliance, headCount, heldOn }) => ({
    ...{ title, kind, alliance, headCount, heldOn },
    startsAt: startsAt?.toISOString() ?? null,
    endsAt: endsAt?.toISOString() ?? null,
    where: [venueTitle, place].filter((each) => each !== null).join(' ') || null,
  }),
  shown: ({ need, noNeedReason, audience, venueId, venueTitle, place, organiserId, organiserName, ...row }) => ({
    ...{ need, noNeedReason, audience, venueId, place, organiserId, organiserName },
    ...{ coOrganisers: row.coOrganisers, seats: row.seats, summary: row.summary, photosMayShow: row.photosMayShow },
    costFen: row.costFen === null ? null : Number(row.costFen),
    venue: linked(venueId, venueTitle),
    programmeId: row.programmeId,
    programme: linked(row.programmeId, row.programmeTitle),
    brandId: row.brandId,
    brand: linked(row.brandId, row.brandTitle),
  }),
  searched: ['title', 'need', 'place', 'venue_title', 'organiser_name', 'alliance'],
});

import { expect, test } from '@jest/globals';
import { readDivisions } from '@linli/demo';
import {
  BOOKING_MACHINE,
  RENOVATION_MACHINE,
  VENUE_MACHINE,
  createVenueSchema,
  hoursOn,
  isWithin,
  minutesOf,
  offHourMinutes,
  takeBookingSchema,
} from '../contract/index.ts';
import { ACCEPTED, DESKS, ROOMS, plannedBookings, plannedVenues } from './places-plan.ts';

const venues = plannedVenues(readDivisions());

test('each street and each community has a centre, and as many were renovated as the report says', () => {
  const of = (kind: string) => venues.filter(({ about }) => about.kind === kind);
  expect([of('street-centre').length, of('community-centre').length]).toEqual([13, 168]);
  const done = of('community-centre').filter(({ renovation }) => renovation === 'accepted' || renovation === 'open');
  expect(done).toHaveLength(ACCEPTED);
  expect(new Set(venues.map(({ key }) => key)).size).toBe(venues.length);
});

test('there is a venue, a renovation and a booking in every state', () => {
  expect(new Set(venues.map(({ state }) => state))).toEqual(new Set(Object.keys(VENUE_MACHINE.states)));
  const renovated = new Set(venues.flatMap(({ renovation }) => renovation ?? []));
  expect(renovated).toEqual(new Set(Object.keys(RENOVATION_MACHINE.states)));
  expect(new Set(plannedBookings().map(({ state }) => state))).toEqual(new Set(Object.keys(BOOKING_MACHINE.states)));
});

test('what is sent is what the API takes, and no two bookings are in one room at one time', () => {
  for (const { about } of venues) expect(createVenueSchema.safeParse({ ...about, unitId: 1 }).success).toBe(true);
  const bookings = plannedBookings();
  for (const { about } of bookings) {
    const command = { ...about, roomId: crypto.randomUUID(), day: '2026-12-01' };
    expect(takeBookingSchema.safeParse(command).success).toBe(true);
  }
  const slots = new Set(bookings.map(({ room, inDays, about }) => [room, inDays, about.from].join()));
  expect(slots.size).toBe(bookings.length);
  expect(bookings.every(({ room, about }) => about.expected <= (ROOMS[room]?.seats ?? 0))).toBe(true);
});

test('some venues are open for people who work, and some are not', () => {
  const off = venues.map(({ about }) => offHourMinutes(about.hours)).map(({ evening, weekend }) => evening + weekend);
  expect(off.some((minutes) => minutes > 0)).toBe(true);
  expect(off.some((minutes) => minutes === 0)).toBe(true);
});

test('rooms are booked where they are open on every day, a holiday too', () => {
  const desks = venues.filter(
    ({ code, about }) => DESKS.some((desk) => desk === code) && about.kind === 'community-centre',
  );
  expect(desks.map(({ state }) => state)).toEqual(['open', 'open']);
  for (const { about } of desks)
    for (const day of ['23', '24', '25', '26', '27', '28', '29'])
      for (const isHoliday of [false, true]) {
        const spans = hoursOn(`2026-11-${day}`, about, isHoliday);
        for (const each of plannedBookings()) {
          const span = { from: minutesOf(each.about.from), to: minutesOf(each.about.to) };
          expect(isWithin(span, spans)).toBe(true);
        }
      }
});

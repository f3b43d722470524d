export * from './opening-hours.ts';
export * from './venue.ts';

export * from './opening-hours.ts';
export * from './venue.ts';
export * from './renovation.ts';

export * from './award-round.ts';
export * from './good-deed.ts';
export * from './nomination.ts';
export * from './scheme.ts';
export * from './award.ts';
export * from './story.ts';
export * from './aftercare.ts';

export * from './award-round.ts';
export * from './good-deed.ts';

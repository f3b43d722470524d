export * from './award-round.ts';

export * from './hobby-club.ts';

export * from './programme.ts';
export * from './training-class.ts';

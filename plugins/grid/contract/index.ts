export * from './issue.ts';
export * from './permissions.ts';

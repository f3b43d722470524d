export * from './issue.commands.ts';
export * from './issue.machine.ts';
export * from './issue-term.ts';
export * from './issue.ts';
export * from './permissions.ts';
export * from './issue.photos.ts';

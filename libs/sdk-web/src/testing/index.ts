export * from './fake-fetch.ts';
export * from './fake-plugin-api.ts';
export * from './fake-records.ts';
export * from './fake-session.ts';
export * from './install-browser-parts.ts';
export * from './render.tsx';

export { jpeg as sampleJpeg, png as samplePng, SECRET as HIDDEN_WORDS } from '../attachment/testing/sample-files.ts';
export * from './every-transition.ts';
export * from './record-checks.ts';
export * from './test-database.ts';
export * from './test-platform.ts';
export * from './test-plugin.ts';
export * from './test-postgres.ts';
export * from './test-world.ts';
export * from './workbook-rows.ts';

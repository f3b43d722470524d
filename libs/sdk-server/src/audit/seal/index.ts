export * from './anchor-folder.ts';
export * from './batch.ts';
export { firstWithin, lastBatchNo, readBatches } from './database.ts';
export type { SealClient } from './database.ts';
export * from './findings.ts';
export * from './line.ts';
export * from './merkle.ts';
export * from './seal.ts';
export * from './verify.ts';

export * from './money.ts';
export * from './ledger.ts';
export * from './rule-document.ts';
export * from './fund.ts';
export * from './allocation.ts';

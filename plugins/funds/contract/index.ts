export * from './money.ts';
export * from './ledger.ts';
export * from './rule-document.ts';
export * from './fund.ts';
export * from './allocation.ts';
export * from './project.ts';
export * from './expense.ts';
export * from './acceptance.ts';

export * from './rule-document.ts';

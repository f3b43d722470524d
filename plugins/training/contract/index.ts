export * from './certificate-type.ts';
export * from './certificate.ts';
export * from './licence-rule.ts';
export * from './licence.ts';
export * from './recruitment-batch.ts';
export * from './hire-list.ts';
export * from './hire.ts';

export * from './certificate-type.ts';
export * from './certificate.ts';
export * from './licence-rule.ts';
export * from './licence.ts';

export { default } from '@linli/lint/eslint';

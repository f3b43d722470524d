import { nodePreset } from '@linli/lint/jest';

export default nodePreset({
  displayName: 'e2e',
  testMatch: ['**/*.e2e.ts'],
  testTimeout: 120_000,
  testEnvironment: '<rootDir>/src/testing/environment.mjs',
  globalSetup: '<rootDir>/src/global-setup.mjs',
  globalTeardown: '<rootDir>/src/global-teardown.mjs',
  maxWorkers: 1,
});

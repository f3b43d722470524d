import { webPreset } from '@linli/lint/jest';

export default webPreset({
  testEnvironment: '<rootDir>/src/testing/environment.mjs',
  setupFilesAfterEnv: ['<rootDir>/src/testing/setup.ts'],
});

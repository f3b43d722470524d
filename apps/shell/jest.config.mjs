import { webPreset } from '@linli/lint/jest';

export default webPreset({
  testEnvironment: '@linli/sdk-web/testing/environment',
  setupFilesAfterEnv: ['@linli/sdk-web/testing/setup'],
});

import { nodePreset, webPreset } from '@linli/lint/jest';

const web = webPreset({
  displayName: 'web',
  testMatch: ['**/web/**/*.test.tsx'],
  testEnvironment: '@linli/sdk-web/testing/environment',
  setupFilesAfterEnv: ['@linli/sdk-web/testing/setup'],
});
const { reporters, testTimeout, ...api } = nodePreset({
  displayName: 'api',
  testMatch: ['**/{api,contract,locales,demo}/**/*.test.ts'],
});
// Reporters and the time limit belong to the run, not to one of its projects.
delete web.reporters;
delete web.testTimeout;

export default { reporters, testTimeout, projects: [api, web] };

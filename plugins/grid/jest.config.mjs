import { nodePreset, webPreset } from '@linli/lint/jest';

const web = webPreset({
  displayName: 'web',
  testMatch: ['**/web/**/*.test.tsx'],
  testEnvironment: '@linli/sdk-web/testing/environment',
  setupFilesAfterEnv: ['@linli/sdk-web/testing/setup'],
});
const { reporters, ...api } = nodePreset({
  displayName: 'api',
  testMatch: ['**/{api,contract,locales,demo}/**/*.test.ts'],
});
// Reporters belong to the run, not to one of its projects.
delete web.reporters;

// A form in jsdom takes seconds on a busy machine.
export default { reporters, projects: [api, web], testTimeout: 60_000 };

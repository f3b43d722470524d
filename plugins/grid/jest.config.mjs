import { nodePreset, webPreset } from '@linli/lint/jest';

const web = webPreset({
  displayName: 'web',
  testMatch: ['**/web/**/*.test.tsx'],
  testEnvironment: '@linli/sdk-web/testing/environment',
  setupFiles: ['@linli/sdk-web/testing/setup'],
});
// Locale files are imported with `with { type: 'json' }`, which SWC takes away unless told to keep it.
for (const [, options] of Object.values(web.transform)) {
  options.jsc.experimental = { ...options.jsc.experimental, keepImportAttributes: true };
}

const { reporters, ...api } = nodePreset({
  displayName: 'api',
  testMatch: ['**/{api,contract,locales,demo}/**/*.test.ts'],
});
delete web.reporters;

export default { reporters, projects: [api, web] };

import { webPreset } from '@linli/lint/jest';

const preset = webPreset({
  testEnvironment: '@linli/sdk-web/testing/environment',
  setupFiles: ['@linli/sdk-web/testing/setup'],
});
// Locale files are imported with `with { type: 'json' }`, which SWC takes away unless told to keep it.
for (const [, options] of Object.values(preset.transform)) {
  options.jsc.experimental = { ...options.jsc.experimental, keepImportAttributes: true };
}

export default preset;

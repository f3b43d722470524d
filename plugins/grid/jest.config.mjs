import { nodePreset, webPreset } from '@linli/lint/jest';

export default {
  projects: [
    nodePreset({ displayName: 'api', testMatch: ['**/{api,contract}/**/*.test.ts'] }),
    webPreset({ displayName: 'web', testMatch: ['**/web/**/*.test.tsx'] }),
  ],
};

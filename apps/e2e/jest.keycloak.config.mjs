import { nodePreset } from '@linli/lint/jest';

export default nodePreset({
  displayName: 'e2e:keycloak',
  testMatch: ['**/keycloak/*.keycloak.ts'],
  testTimeout: 120_000,
  maxWorkers: 1,
});

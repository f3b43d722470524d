import type { Organisation } from '@linli/contracts';
import type { Demo, DemoClient } from '@linli/demo';
import type { CandidacyDetail } from '../contract/index.ts';

export const CORE = '/api/core/v1';

/** Who has a hand in candidacies. */
export interface Staff {
  clerk: DemoClient;
  admin: DemoClient;
  worker: DemoClient;
  secretary: DemoClient;
  desk: DemoClient;
}
export interface Office extends Staff {
  roundId: string;
  unitId: number;
  bodies: Organisation[];
}

export const staffOf = (demo: Demo): Staff => ({
  ...{ clerk: demo.as('district-clerk'), worker: demo.as('community-worker'), desk: demo.as('street-desk') },
  ...{ admin: demo.as('district-admin'), secretary: demo.as('community-secretary') },
});

export function act(by: DemoClient, one: CandidacyDetail, action: string, said: object = {}): Promise<CandidacyDetail> {
  return by.post(`candidacies/${one.id}/${action}`, { ...said, version: one.version });
}

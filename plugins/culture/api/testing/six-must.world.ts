import { dayOf } from '@linli/contracts';
import type { Problem } from '@linli/contracts';
import { startTestWorld } from '@linli/sdk-server/testing';
import type { TestAnswer, TestClient, TestWorld } from '@linli/sdk-server/testing';
import { SIX_MUST_LIST_PERMISSION } from '../../contract/index.ts';
import type {
  FileSixMustCheck,
  SixMustCheckDetail,
  SixMustFinding,
  SixMustItem,
  SixMustListDetail,
  VenueDetail,
} from '../../contract/index.ts';
import { definition } from '../definition.ts';
import { aVenue } from './place.world.ts';

export const TODAY = dayOf(new Date());
/** A day from which a list can have been in force for long. */
export const LONG_AGO = '2026-01-05';

export const someItems = (mark = ''): SixMustItem[] =>
  ['甲', '乙', '丙', '丁', '戊', '己'].map((name) => ({ title: `${name}${mark}`, look: `看${name}` }));
/** Six findings: as many are there as is said, the others are not. */
export const someFindings = (met: number): SixMustFinding[] =>
  Array.from({ length: 6 }, (_, at) =>
    at < met ? { result: 'met' } : { result: 'missing', note: `缺第 ${at + 1} 项` },
  );

/** A world whose district lays down lists and has venues checked by them. */
export interface SixMustWorld extends TestWorld {
  /** Somebody at the district who may do everything with lists. */
  drafter: TestClient;
  draft(title: string, more?: object): Promise<TestAnswer<SixMustListDetail & Problem>>;
  /** Another at the district than whoever drafts. */
  issue(list: SixMustListDetail, inForceFrom?: string): Promise<TestAnswer<SixMustListDetail & Problem>>;
  inForce(title: string, from?: string): Promise<SixMustListDetail>;
  venue(unitId?: number): Promise<VenueDetail>;
  check(command: FileSixMustCheck, role?: string): Promise<TestAnswer<SixMustCheckDetail & Problem>>;
}

export async function startSixMustWorld(): Promise<SixMustWorld> {
  const world = await startTestWorld(definition);
  const everything = Object.values(SIX_MUST_LIST_PERMISSION);
  const [drafter, issuer] = [
    await world.somebody(everything, 'district'),
    await world.somebody(everything, 'district'),
  ];
  const draft: SixMustWorld['draft'] = (title, more = {}) =>
    drafter.post('/v1/six-must-lists', { title, items: someItems(), unitId: world.at.district, ...more });
  const issue: SixMustWorld['issue'] = (list, inForceFrom = TODAY) =>
    issuer.post(`/v1/six-must-lists/${list.id}/issue`, { inForceFrom, version: list.version });
  return {
    ...world,
    drafter,
    // The roles of a world stand in its street; what a list is for is done at the district.
    as: (role) => (role === 'district' ? drafter : world.as(role)),
    draft,
    issue,
    inForce: async (title, from) => (await issue((await draft(title)).body, from)).body,
    venue: async (unitId = world.at.community) =>
      (await world.as('keeper').post<VenueDetail>('/v1/venues', aVenue(unitId))).body,
    check: (command, role = 'street') => world.as(role).post('/v1/six-must-checks', command),
  };
}

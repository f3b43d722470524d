import type { Problem } from '@linli/contracts';
import { startTestWorld } from '@linli/sdk-server/testing';
import type { TestClient, TestWorld } from '@linli/sdk-server/testing';
import type { AwardDetail, StoryDetail, WallPerson } from '../../contract/index.ts';
import { definition } from '../definition.ts';

export const AWARDS = '/v1/awards';
export const STORIES = '/v1/stories';

interface Versioned {
  id: string;
  version: number;
}

/** The plugin in a world with two people of the district, and short ways to what hangs out. */
export interface AwardsWorld extends TestWorld {
  /** Both hold all that the role of the district holds, there. */
  clerk: TestClient;
  chief: TestClient;
  /** Does a step as whoever holds a role at the street, or as somebody. */
  act<T extends Versioned>(by: string | TestClient, url: string, one: T, action: string, said?: object): Answer<T>;
  awarded(personName: string): Promise<AwardDetail>;
  /** A story of it that is shown until that day. */
  shown(award: AwardDetail, title: string, expiresOn?: string): Promise<StoryDetail>;
  wall(): Promise<WallPerson[]>;
}
type Answer<T> = Promise<{ status: number; body: T & Problem }>;

export async function startAwardsWorld(): Promise<AwardsWorld> {
  const world = await startTestWorld(definition);
  const nouns = ['award', 'story', 'aftercare'];
  const district = await permissionsOf('honours.district', nouns);
  const clerk = await world.somebody(district, 'district');
  const chief = await world.somebody(district, 'district');
  const act: AwardsWorld['act'] = (by, url, { id, version }, action, said = {}) =>
    (typeof by === 'string' ? world.as(by) : by).post(`${url}/${id}/${action}`, { version, ...said });
  return {
    ...world,
    clerk,
    chief,
    act,
    async awarded(personName) {
      const paper = {
        ...{ personName, class: 'helping', citation: '十年照顾独居邻居', unitId: world.at.community },
        ...{ awardedOn: '2025-12-01', consentOn: '2025-10-08' },
      };
      return (await clerk.post<AwardDetail>(AWARDS, paper)).body;
    },
    async shown(award, title, expiresOn = '2027-06-30') {
      const words = { title, text: `${title}的全文`, place: '社区榜样墙', expiresOn };
      const written = (await world.as('verifier').post<StoryDetail>(STORIES, { awardId: award.id, ...words })).body;
      const said = { door: 'staff', agreedOn: '2026-01-05' };
      const agreed = (await act('verifier', STORIES, written, 'agree', said)).body;
      return (await act('street', STORIES, agreed, 'show')).body;
    },
    wall: async () => (await world.as('viewer').get<{ items: WallPerson[] }>(`${AWARDS}/wall`)).body.items,
  };
}

/** What a role of the manifest may do with these nouns. */
async function permissionsOf(role: string, nouns: readonly string[]): Promise<string[]> {
  const { readFile } = await import('node:fs/promises');
  const { roles } = JSON.parse(await readFile('plugin.json', 'utf8')) as {
    roles: { id: string; permissions: string[] }[];
  };
  const held = roles.find(({ id }) => id === role)?.permissions ?? [];
  return held.filter((each) => nouns.includes(each.split('.')[1] ?? ''));
}

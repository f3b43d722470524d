import type { Division } from './divisions.ts';

/** How many grids the demo district has. */
export const GRID_COUNT = 1100;

/**
 * The grids of the demo: spread evenly over the communities in the order of their codes; what does not divide goes to
 * the first ones, one more each (168 communities: 92 with seven, 76 with six). A grid's code is its community's and
 * three digits, its name the community's short name and its number.
 */
export function demoGrids(communities: Division[], count = GRID_COUNT): Division[] {
  const each = Math.floor(count / communities.length);
  const rest = count % communities.length;
  return communities.flatMap((community, index) =>
    Array.from({ length: each + (index < rest ? 1 : 0) }, (_, n): Division => {
      const short = community.name.replace(/(社区)?(居民委员会|居委会)$/, '').replace(/社区$/, '');
      return {
        code: `${community.code}${String(n + 1).padStart(3, '0')}`,
        name: `${short}第${n + 1}网格`,
        level: 'grid',
        parentCode: community.code,
      };
    }),
  );
}

import type { Governance } from '@linli/contracts';
import type { GovernanceListName } from './governance.queries.ts';

/** A figure on the board: what it says, and the list that opens behind it. */
export interface Figure {
  key: string;
  list: GovernanceListName;
  /** The view of that list that has just what the figure counts. */
  view?: string;
  value: number;
  /** Of how many; the share is told beside it. */
  of?: number;
  /** Something that somebody ought to see to, when it is not nought. */
  isGap?: boolean;
  /** Words under it: `governance.note.<key>` with these. */
  note?: Readonly<Record<string, number>>;
}

/** The figures in their groups: what stands, who sits where, what is missing or runs out. */
export function figuresOf(told: Governance): { group: 'bodies' | 'posts' | 'gaps'; figures: Figure[] }[] {
  const { gridBranches, oneShoulder, crossMembership, missingSeats, secondments, terms, entranceGroups } = told;
  return [
    {
      group: 'bodies',
      figures: [
        { key: 'organs', list: 'organs', value: told.organs },
        { key: 'grid-branches', list: 'grid-branches', value: gridBranches.active },
        {
          key: 'grid-secretaries',
          list: 'grid-branches',
          view: 'with-secretary',
          value: gridBranches.withSecretary,
          of: gridBranches.active,
        },
        {
          key: 'entrance-groups',
          list: 'entrance-groups',
          value: entranceGroups.groups,
          note: { communities: entranceGroups.communities },
        },
      ],
    },
    {
      group: 'posts',
      figures: [
        { key: 'part-time-members', list: 'street-part-time-members', value: told.streetPartTimeMembers },
        {
          key: 'one-shoulder',
          list: 'one-shoulder',
          view: 'yes',
          value: oneShoulder.yes,
          of: oneShoulder.communities,
          note: { no: oneShoulder.communities - oneShoulder.yes, excepted: oneShoulder.excepted },
        },
        {
          key: 'cross-membership',
          list: 'cross-membership',
          value: crossMembership.both,
          of: crossMembership.either,
          note: { communities: crossMembership.communities },
        },
        { key: 'secondments', list: 'secondments', value: secondments.inForce },
      ],
    },
    {
      group: 'gaps',
      figures: [
        { key: 'vacancies', list: 'vacancies', value: told.vacancies, isGap: true },
        {
          key: 'missing-seats',
          list: 'missing-seats',
          value: missingSeats.lacking,
          of: missingSeats.committees,
          isGap: true,
        },
        {
          key: 'grids-without-branch',
          list: 'grids-without-branch',
          value: told.gridsWithoutBranch.without,
          of: told.gridsWithoutBranch.grids,
          isGap: true,
        },
        {
          key: 'secondments-ending',
          list: 'secondments',
          view: 'ending',
          value: secondments.endingSoon,
          isGap: true,
        },
        { key: 'terms-ending', list: 'terms', value: terms.endingSoon, isGap: true },
        { key: 'terms-overdue', list: 'terms', view: 'overdue', value: terms.overdue, isGap: true },
      ],
    },
  ];
}

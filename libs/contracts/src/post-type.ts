import { z } from 'zod';
import type { OrganisationType } from './organisation-rules.ts';

/** A post that a body may have. */
export interface PostType {
  id: string;
  /** Bodies that may have it. */
  organisationTypes: readonly OrganisationType[];
  /** One holder at a time, so that it can be vacant. */
  single: boolean;
  /** Bodies whose head its holder is. */
  headOf: readonly OrganisationType[];
}

const PARTY = ['party-committee', 'general-branch', 'branch', 'big-committee'] as const;
const BODIES = ['organ', 'public-institution', 'enterprise', 'social', 'mass', 'property-company'] as const;

/** All posts, in the order in which a list of members shows them. Titles stand in core's locale files as `post-type.<id>`. */
export const POST_TYPES = [
  { id: 'secretary', organisationTypes: PARTY, single: true, headOf: PARTY },
  { id: 'head', organisationTypes: BODIES, single: true, headOf: BODIES },
  {
    id: 'director',
    organisationTypes: ['residents-committee', 'owners-committee'],
    single: true,
    headOf: ['residents-committee', 'owners-committee'],
  },
  {
    id: 'group-leader',
    organisationTypes: ['party-group', 'leading-group'],
    single: true,
    headOf: ['party-group', 'leading-group'],
  },
  { id: 'team-leader', organisationTypes: ['team'], single: true, headOf: ['team'] },
  {
    id: 'dedicated-deputy',
    organisationTypes: ['party-committee', 'general-branch', 'branch'],
    single: false,
    headOf: [],
  },
  { id: 'deputy-secretary', organisationTypes: PARTY, single: false, headOf: [] },
  { id: 'deputy-head', organisationTypes: BODIES, single: false, headOf: [] },
  { id: 'deputy-director', organisationTypes: ['residents-committee', 'owners-committee'], single: false, headOf: [] },
  { id: 'deputy-group-leader', organisationTypes: ['party-group', 'leading-group'], single: false, headOf: [] },
  { id: 'office-director', organisationTypes: ['leading-group'], single: true, headOf: [] },
  {
    id: 'committee-member',
    organisationTypes: [...PARTY, 'residents-committee', 'owners-committee'],
    single: false,
    headOf: [],
  },
  { id: 'office-member', organisationTypes: ['leading-group'], single: false, headOf: [] },
  { id: 'member', organisationTypes: ['party-group', 'leading-group', 'team'], single: false, headOf: [] },
  /** 社区工作者: hired for a community, elected to nothing. */
  {
    id: 'community-worker',
    organisationTypes: ['residents-committee', 'public-institution'],
    single: false,
    headOf: [],
  },
  { id: 'party-worker', organisationTypes: ['party-committee', 'general-branch', 'branch'], single: false, headOf: [] },
  { id: 'liaison', organisationTypes: BODIES, single: false, headOf: [] },
  { id: 'police-officer', organisationTypes: ['organ', 'public-institution'], single: false, headOf: [] },
  { id: 'party-delegate', organisationTypes: ['party-committee'], single: false, headOf: [] },
  { id: 'peoples-deputy', organisationTypes: ['organ'], single: false, headOf: [] },
  { id: 'cppcc-member', organisationTypes: ['organ'], single: false, headOf: [] },
] as const satisfies readonly PostType[];

/** Id of a post in a body; not to be taken for {@link POSTS}, what an account is here for. */
export const postTypeIdSchema = z.enum(POST_TYPES.map(({ id }) => id));
export type PostTypeId = z.infer<typeof postTypeIdSchema>;

/** The posts that a body of this type may have. */
export function postsOf(type: OrganisationType): readonly PostType[] {
  return (POST_TYPES as readonly PostType[]).filter(({ organisationTypes }) => organisationTypes.includes(type));
}

/** Posts that make somebody a member of a committee, for 交叉任职. */
export const COMMITTEE_POSTS = [
  'secretary',
  'dedicated-deputy',
  'deputy-secretary',
  'director',
  'deputy-director',
  'committee-member',
] as const satisfies readonly PostTypeId[];

/** A post as a form offers it. */
export const postTypeSchema = z.object({
  id: postTypeIdSchema,
  title: z.string(),
  organisationTypes: z.array(z.string()),
  single: z.boolean(),
});

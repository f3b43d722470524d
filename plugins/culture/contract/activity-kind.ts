import { z } from 'zod';

/** What an activity is, by what people come for. The order is that of the lists. */
export const ACTIVITY_KINDS = [
  'performance',
  'policy-talk',
  'free-clinic',
  'health',
  'family',
  'service',
  'study',
  'party-day',
  'organisation-life',
  'publicity',
  'visit',
  'other',
] as const;
export const activityKindSchema = z.enum(ACTIVITY_KINDS);
export type ActivityKind = z.infer<typeof activityKindSchema>;

/** 帮扶活动: performances, policy talks, free clinics and the like, which the district's report counts. */
export const HELP_KINDS = [
  'performance',
  'policy-talk',
  'free-clinic',
  'health',
  'family',
  'service',
] as const satisfies readonly ActivityKind[];

/** Organisation life (组织生活): read only in the unit itself, and who came is a number, never names. */
export const LIFE_KINDS = ['party-day', 'organisation-life'] as const satisfies readonly ActivityKind[];

/** The two means that the district's report calls too few: talking at people, and calling on them. */
export const PLAIN_MEANS = ['publicity', 'visit'] as const satisfies readonly ActivityKind[];

const among = (kinds: readonly ActivityKind[]) => (kind: ActivityKind) => kinds.includes(kind);
export const isHelp = among(HELP_KINDS);
export const isLife = among(LIFE_KINDS);
export const isPlainMeans = among(PLAIN_MEANS);

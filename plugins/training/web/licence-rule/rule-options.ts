import { plugin } from '../plugin.ts';

/** Posts and bodies that a rule is usually about; the API takes every one that core knows. */
export const RULE_POSTS = ['secretary', 'dedicated-deputy', 'deputy-secretary', 'director', 'party-worker'] as const;
export const RULE_BODIES = ['party-committee', 'general-branch', 'branch', 'residents-committee'] as const;

export function useRuleOptions() {
  const t = plugin.useTexts();
  return {
    posts: RULE_POSTS.map((value) => ({ value, label: t(`licence-rule.post.${value}`) })),
    bodies: RULE_BODIES.map((value) => ({ value, label: t(`licence-rule.body.${value}`) })),
  };
}

import type { Tone, Translate } from '@linli/sdk-web';
import { useLocation } from 'react-router';
import type { IssueDetail, IssueState } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';

/** Colour only where somebody should look: what waits, what went wrong, what came out well. */
export const STATE_TONE: Readonly<Record<IssueState, Tone>> = {
  reported: 'warning',
  'not-accepted': 'neutral',
  accepted: 'warning',
  assigned: 'active',
  'in-progress': 'active',
  resolved: 'warning',
  rework: 'danger',
  verified: 'success',
  closed: 'neutral',
};

/** Who has the next step, in words; undefined at the end. */
export function waitingWords(t: Translate, { waitingFor, state }: IssueDetail): string | undefined {
  if (!waitingFor) return undefined;
  const who = waitingFor.person ?? waitingFor.unit?.name ?? '';
  const step = state === 'rework' ? 'rework' : waitingFor.action;
  return t(`issue.waiting.${step}`, { who });
}

/** Addresses of these pages; each goes on showing the unit that is chosen in the header. */
export function useIssueAddress() {
  const unit = new URLSearchParams(useLocation().search).get('unit');
  const address = (route: string, query: Record<string, string> = {}) => {
    const search = new URLSearchParams({ ...(unit ? { unit } : {}), ...query }).toString();
    return `${plugin.path(route)}${search ? `?${search}` : ''}`;
  };
  return {
    list: (query?: Record<string, string>) => address('issues', query),
    issue: (id: string) => address(`issues/${id}`),
  };
}

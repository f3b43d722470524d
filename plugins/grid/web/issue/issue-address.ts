import { useLocation } from 'react-router';
import { plugin } from '../plugin.ts';

/** Addresses of these pages; each goes on showing the unit that is chosen in the header. */
export function useIssueAddress() {
  const unit = new URLSearchParams(useLocation().search).get('unit');
  const address = (route: string, query: Record<string, string> = {}) => {
    const search = new URLSearchParams({ ...(unit ? { unit } : {}), ...query }).toString();
    return `${plugin.path(route)}${search ? `?${search}` : ''}`;
  };
  return {
    list: (query?: Record<string, string>) => address('issues', query),
    terms: () => address('issue-terms'),
    issue: (id: string) => address(`issues/${id}`),
  };
}

import { matchPath, useLocation } from 'react-router';
import { plugin } from '../plugin.ts';
import { IssueDetailPage } from './issue-detail.page.tsx';
import { IssueListPage } from './issue-list.page.tsx';

/** Everything below `issues`. The address decides, wherever the shell has put these pages. */
export function IssuePages() {
  const { pathname } = useLocation();
  const id = matchPath(plugin.path('issues/:id'), pathname)?.params.id;
  return id ? <IssueDetailPage key={id} id={id} /> : <IssueListPage />;
}

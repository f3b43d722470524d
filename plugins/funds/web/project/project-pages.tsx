import { RecordPages } from '@linli/sdk-web';
import { plugin } from '../plugin.ts';
import { ProjectDetailPage } from './project-detail.page.tsx';
import { ProjectListPage } from './project-list.page.tsx';

/** Everything below `projects`. */
export function ProjectPages() {
  return <RecordPages plugin={plugin} route="projects" list={ProjectListPage} detail={ProjectDetailPage} />;
}

import { RecordPages } from '@linli/sdk-web';
import { plugin } from '../plugin.ts';
import { StoryDetailPage } from './story-detail.page.tsx';
import { StoryListPage } from './story-list.page.tsx';

/** Everything below `stories`. */
export function StoryPages() {
  return <RecordPages plugin={plugin} route="stories" list={StoryListPage} detail={StoryDetailPage} />;
}

import { RecordPages } from '@linli/sdk-web';
import { plugin } from '../plugin.ts';
import { BrandDetailPage } from './brand-detail.page.tsx';
import { BrandListPage } from './brand-list.page.tsx';

/** Everything below `brands`. */
export function BrandPages() {
  return <RecordPages plugin={plugin} route="brands" list={BrandListPage} detail={BrandDetailPage} />;
}

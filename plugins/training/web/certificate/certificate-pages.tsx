import { RecordPages } from '@linli/sdk-web';
import { plugin } from '../plugin.ts';
import { CertificateDetailPage } from './certificate-detail.page.tsx';
import { CertificateListPage } from './certificate-list.page.tsx';

/** Everything below `certificates`. */
export function CertificatePages() {
  return <RecordPages plugin={plugin} route="certificates" list={CertificateListPage} detail={CertificateDetailPage} />;
}

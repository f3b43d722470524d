import { RecordPages } from '@linli/sdk-web';
import { plugin } from '../plugin.ts';
import { CertificateTypeDetailPage } from './certificate-type-detail.page.tsx';
import { CertificateTypeListPage } from './certificate-type-list.page.tsx';

/** Everything below `certificate-types`. */
export function CertificateTypePages() {
  return (
    <RecordPages
      plugin={plugin}
      route="certificate-types"
      list={CertificateTypeListPage}
      detail={CertificateTypeDetailPage}
    />
  );
}

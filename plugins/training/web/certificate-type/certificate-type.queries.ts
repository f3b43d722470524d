import { recordsOf } from '@linli/sdk-web';
import type { RecordSet } from '@linli/sdk-web';
import { CERTIFICATE_TYPE_MACHINE } from '../../contract/index.ts';
import type { CertificateType, CertificateTypeDetail, CertificateTypeMachine } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';

/** The one door to the API; with the machine, what lists, buttons, forms and history are made of. */
export const certificateTypes: RecordSet<CertificateTypeMachine, CertificateType, CertificateTypeDetail> = {
  ...recordsOf<CertificateType, CertificateTypeDetail>(plugin, 'certificate-types'),
  plugin,
  machine: CERTIFICATE_TYPE_MACHINE,
  said: ['reason'],
};

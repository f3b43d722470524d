import { recordsOf } from '@linli/sdk-web';
import type { RecordSet } from '@linli/sdk-web';
import { CERTIFICATE_MACHINE } from '../../contract/index.ts';
import type { Certificate, CertificateDetail, CertificateMachine } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';

/** The one door to the API; with the machine, what lists, buttons, forms and history are made of. */
export const certificates: RecordSet<CertificateMachine, Certificate, CertificateDetail> = {
  ...recordsOf<Certificate, CertificateDetail>(plugin, 'certificates'),
  plugin,
  machine: CERTIFICATE_MACHINE,
  said: ['reason'],
};

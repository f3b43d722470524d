import { defineAnswers, defineRecord } from '@linli/sdk-server';
import { CERTIFICATE_TYPE_MACHINE } from '../../contract/index.ts';
import { CertificateTypeEventRow, CertificateTypeRow } from './certificate-type.entity.ts';

/** How its life is kept in the database. */
export const certificateTypeRecord = defineRecord({
  machine: CERTIFICATE_TYPE_MACHINE,
  row: CertificateTypeRow,
  history: { line: CertificateTypeEventRow, of: 'certificateTypeId' },
  title: ({ title }) => title,
});

/** What is answered of a row. */
export const certificateTypes = defineAnswers(certificateTypeRecord, {
  listed: ({ title, source, validYears }) => ({ title, source, validYears }),
  shown: ({ note }) => ({ note }),
  searched: ['title', 'note'],
});

import { dayOf } from '@linli/contracts';
import { defineAnswers, defineRecord } from '@linli/sdk-server';
import { CERTIFICATE_MACHINE, standingOn, writtenCode } from '../../contract/index.ts';
import { CertificateEventRow, CertificateRow } from './certificate.entity.ts';

/** How its life is kept in the database. */
export const certificateRecord = defineRecord({
  machine: CERTIFICATE_MACHINE,
  row: CertificateRow,
  history: { line: CertificateEventRow, of: 'certificateId' },
  title: ({ title, code }) => `${title} ${writtenCode(code)}`,
  masks: { holderName: 'name' },
});

/** What is answered of a row. */
export const certificates = defineAnswers(certificateRecord, {
  listed: (row) => ({
    code: writtenCode(row.code),
    title: row.title,
    holder: { id: row.personId, name: row.holderName },
    typeId: row.typeId,
    issuedOn: row.issuedOn,
    validTo: row.validTo,
    standing: standingOn(row, dayOf(new Date())),
  }),
  shown: ({ basis }) => ({ basis }),
  searched: ['holder_name', 'title'],
});

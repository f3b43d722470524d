import {
  defineMachine,
  lineSchema,
  recordAnswers,
  recordVersionSchema,
  textSchema,
  unitIdSchema,
} from '@linli/contracts';
import type { AnyActionOf, StateOf } from '@linli/contracts';
import { z } from 'zod';

/** What one may do. Each is held at units of its own: a scope is never a union over permissions. */
export const CERTIFICATE_TYPE_PERMISSION = {
  read: 'training.certificate-type.read',
  /** Adds one, and corrects what is said about it. */
  manage: 'training.certificate-type.manage',
  close: 'training.certificate-type.close',
} as const;

/** What a certificate of this type rests on. */
export const CERTIFICATE_SOURCES = ['class', 'outside'] as const;
export const certificateSourceSchema = z.enum(CERTIFICATE_SOURCES);
export type CertificateSource = z.infer<typeof certificateSourceSchema>;

const about = {
  title: lineSchema(60),
  source: certificateSourceSchema,
  /** Left out: valid for good. */
  validYears: z.int().min(1).max(30).optional(),
  note: textSchema(500).optional(),
};
export const createCertificateTypeSchema = z.object({ ...about, unitId: unitIdSchema });
export type CreateCertificateType = z.infer<typeof createCertificateTypeSchema>;
export const changeCertificateTypeSchema = z.object({ ...about, version: recordVersionSchema });
export type ChangeCertificateType = z.infer<typeof changeCertificateTypeSchema>;
export const closeCertificateTypeSchema = z.object({ reason: textSchema(200), version: recordVersionSchema });
export type CloseCertificateType = z.infer<typeof closeCertificateTypeSchema>;

/** Its life: API, buttons, history and the test of every transition read this table. */
export const CERTIFICATE_TYPE_MACHINE = defineMachine({
  noun: 'training.certificate-type',
  read: CERTIFICATE_TYPE_PERMISSION.read,
  create: { action: 'create', to: 'active', permission: CERTIFICATE_TYPE_PERMISSION.manage },
  states: { active: { tone: 'active' }, closed: { final: true } },
  actions: {
    change: {
      from: ['active'],
      awaited: [],
      permission: CERTIFICATE_TYPE_PERMISSION.manage,
      command: changeCertificateTypeSchema,
    },
    close: {
      from: ['active'],
      awaited: [],
      to: 'closed',
      permission: CERTIFICATE_TYPE_PERMISSION.close,
      command: closeCertificateTypeSchema,
      danger: true,
    },
  },
});
export type CertificateTypeMachine = typeof CERTIFICATE_TYPE_MACHINE;
export type CertificateTypeState = StateOf<CertificateTypeMachine>;
export type CertificateTypeAction = AnyActionOf<CertificateTypeMachine>;

/** As the API answers it, beside what is answered about every record. */
export const certificateTypeAnswers = recordAnswers(CERTIFICATE_TYPE_MACHINE, {
  listed: { title: z.string(), source: certificateSourceSchema, validYears: z.int().nullable() },
  shown: { note: z.string().nullable() },
  said: { reason: z.string().nullable() },
});
export type CertificateType = z.infer<typeof certificateTypeAnswers.listed>;
export type CertificateTypeDetail = z.infer<typeof certificateTypeAnswers.shown>;
export type CertificateTypeHistory = z.infer<typeof certificateTypeAnswers.history>;
export type CertificateTypeListQuery = z.infer<typeof certificateTypeAnswers.query>;

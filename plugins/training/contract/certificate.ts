import {
  addDays,
  daySchema,
  defineMachine,
  lineSchema,
  personIdSchema,
  recordAnswers,
  recordVersionSchema,
  severalOf,
  textSchema,
} from '@linli/contracts';
import type { AnyActionOf, Day, StateOf } from '@linli/contracts';
import { z } from 'zod';

/** What one may do. Each is held at units of its own: a scope is never a union over permissions. */
export const CERTIFICATE_PERMISSION = {
  read: 'training.certificate.read',
  /** Issues one, and issues another in its place. */
  issue: 'training.certificate.issue',
  revoke: 'training.certificate.revoke',
} as const;

const paper = {
  typeId: z.uuid(),
  issuedOn: daySchema,
  /** What it rests on: the result of a class, or a paper from outside. */
  basis: lineSchema(120),
};
export const issueCertificateSchema = z.object({ personId: personIdSchema, ...paper });
export type IssueCertificate = z.infer<typeof issueCertificateSchema>;
/** The same for many: all of them or none. */
export const issueCertificatesSchema = z.object({
  personIds: z.array(personIdSchema).min(1).max(100),
  ...paper,
});
export type IssueCertificates = z.infer<typeof issueCertificatesSchema>;
const why = { reason: textSchema(200), version: recordVersionSchema };
export const revokeCertificateSchema = z.object(why);
export type RevokeCertificate = z.infer<typeof revokeCertificateSchema>;
export const reissueCertificateSchema = z.object(why);
export type ReissueCertificate = z.infer<typeof reissueCertificateSchema>;

/** Its life: API, buttons, history and the test of every transition read this table. That time passes is no step of it. */
export const CERTIFICATE_MACHINE = defineMachine({
  noun: 'training.certificate',
  read: CERTIFICATE_PERMISSION.read,
  create: { action: 'issue', to: 'issued', permission: CERTIFICATE_PERMISSION.issue },
  states: {
    issued: {},
    reissued: { final: true },
    revoked: { final: true, failed: true, tone: 'danger' },
  },
  actions: {
    reissue: {
      from: ['issued'],
      awaited: [],
      to: 'reissued',
      permission: CERTIFICATE_PERMISSION.issue,
      command: reissueCertificateSchema,
    },
    revoke: {
      from: ['issued'],
      awaited: [],
      to: 'revoked',
      permission: CERTIFICATE_PERMISSION.revoke,
      command: revokeCertificateSchema,
      danger: true,
    },
  },
});
export type CertificateMachine = typeof CERTIFICATE_MACHINE;
export type CertificateState = StateOf<CertificateMachine>;
export type CertificateAction = AnyActionOf<CertificateMachine>;

/** How a certificate stands on a day: its state, and for one that is issued its dates. */
export const CERTIFICATE_STANDINGS = ['not-yet', 'valid', 'expired', 'reissued', 'revoked'] as const;
export const certificateStandingSchema = z.enum(CERTIFICATE_STANDINGS);
export type CertificateStanding = z.infer<typeof certificateStandingSchema>;

/** Read from the dates, whenever asked: no job has to have run, and a clock that is set back finds it as it was. */
export function standingOn(
  { state, issuedOn, validTo }: { state: CertificateState; issuedOn: Day; validTo: Day | null },
  day: Day,
): CertificateStanding {
  if (state !== 'issued') return state;
  if (day < issuedOn) return 'not-yet';
  return validTo !== null && day >= validTo ? 'expired' : 'valid';
}

/** The first day on which it is not valid any more; null for good. What was issued on 29 February ends with February. */
export function validToOf(issuedOn: Day, validYears: number | null): Day | null {
  if (validYears === null) return null;
  const [year = '', month, date] = issuedOn.split('-');
  const later = String(Number(year) + validYears).padStart(4, '0');
  const leapDay = month === '02' && date === '29' && !isLeap(Number(later));
  return leapDay ? `${later}-03-01` : `${later}-${month}-${date}`;
}

/** The last day on which it is valid, as a paper says it. */
export const lastDayOf = (validTo: Day | null): Day | null => (validTo === null ? null : addDays(validTo, -1));

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Without letters that are taken for one another: it is read off a paper and typed. */
const CODE = /^[0-9A-HJKMNP-TV-Z]{10}$/;
/** A code however it was typed: `abcde-fgh1o` and `ABCDE FGHL0` are one. Anything else is no code, and so unknown. */
export function codeOf(typed: string): string | null {
  const plain = typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  return CODE.test(plain) ? plain : null;
}
export const writtenCode = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`;

const holder = z.object({ id: personIdSchema, name: z.string() });
const otherSchema = z.object({ id: z.uuid(), code: z.string() }).nullable();
const answered = recordAnswers(CERTIFICATE_MACHINE, {
  listed: {
    code: z.string(),
    title: z.string(),
    /** By the name on the paper. */
    holder,
    typeId: z.uuid(),
    issuedOn: daySchema,
    /** The first day on which it is not valid any more. */
    validTo: daySchema.nullable(),
    standing: certificateStandingSchema,
  },
  shown: { basis: z.string(), replaces: otherSchema, replacedBy: otherSchema },
  said: { reason: z.string().nullable() },
});
/** As the API answers it, beside what is answered about every record. */
export const certificateAnswers = {
  ...answered,
  query: answered.query.extend({
    standing: severalOf(certificateStandingSchema).optional(),
    type: z.uuid().optional(),
    person: personIdSchema.optional(),
    /** Valid today, and runs out within this many days. */
    endingWithin: z.coerce.number().int().min(0).max(3660).optional(),
  }),
};
export type Certificate = z.infer<typeof certificateAnswers.listed>;
export type CertificateDetail = z.infer<typeof certificateAnswers.shown>;
export type CertificateHistory = z.infer<typeof certificateAnswers.history>;
export type CertificateListQuery = z.infer<typeof certificateAnswers.query>;

export const issuedCertificatesSchema = z.object({ items: z.array(certificateAnswers.shown) });

/** What whoever types a code is told: enough to compare with the paper in their hand, and not why one was taken back. */
export const certificateCheckSchema = z.object({
  code: z.string(),
  certificate: z
    .object({
      title: z.string(),
      /** 王* */
      holder: z.string(),
      issuedOn: daySchema,
      validTo: daySchema.nullable(),
      standing: certificateStandingSchema,
    })
    .nullable(),
});
export type CertificateCheck = z.infer<typeof certificateCheckSchema>;
export const checkCertificateSchema = z.object({ code: z.string().trim().min(1).max(40) });

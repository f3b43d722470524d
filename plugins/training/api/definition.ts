import type { PluginDefinition } from '@linli/sdk-server';
import type { DynamicModule } from '@nestjs/common';
import { CertificateTypeEventRow, CertificateTypeRow } from './certificate-type/certificate-type.entity.ts';
import { CertificateTypeModule } from './certificate-type/certificate-type.module.ts';
import { CertificateEventRow, CertificateRow } from './certificate/certificate.entity.ts';
import { CertificateModule } from './certificate/certificate.module.ts';
import { LicenceModule } from './licence/licence.module.ts';
import { LicenceRuleEventRow, LicenceRuleRow } from './licence-rule/licence-rule.entity.ts';
import { LicenceRuleModule } from './licence-rule/licence-rule.module.ts';
import { StaffingModule } from './staffing/staffing.module.ts';
import { PeopleModule } from './people/people.module.ts';
import { RecruitmentBatchEventRow, RecruitmentBatchRow } from './recruitment-batch/recruitment-batch.entity.ts';
import { RecruitmentBatchModule } from './recruitment-batch/recruitment-batch.module.ts';
import { HireEventRow, HireRow } from './hire/hire.entity.ts';
import { HireModule } from './hire/hire.module.ts';
import { ProgrammeEventRow, ProgrammeRow } from './programme/programme.entity.ts';
import { ProgrammeModule } from './programme/programme.module.ts';
import { TrainingClassEventRow, TrainingClassRow } from './training-class/training-class.entity.ts';
import { TrainingClassModule } from './training-class/training-class.module.ts';
import { EnrolmentEventRow, EnrolmentRow } from './enrolment/enrolment.entity.ts';
import { EnrolmentModule } from './enrolment/enrolment.module.ts';
import { GradeChangeEventRow, GradeChangeRow } from './grade-change/grade-change.entity.ts';
import { GradeChangeModule } from './grade-change/grade-change.module.ts';
import { AppraisalRoundEventRow, AppraisalRoundRow } from './appraisal-round/appraisal-round.entity.ts';
import { AppraisalRoundModule } from './appraisal-round/appraisal-round.module.ts';
import { AppraisalEventRow, AppraisalRow } from './appraisal/appraisal.entity.ts';
import { AppraisalModule } from './appraisal/appraisal.module.ts';

const modules = [
  CertificateTypeModule,
  CertificateModule,
  LicenceRuleModule,
  LicenceModule,
  RecruitmentBatchModule,
  HireModule,
  ProgrammeModule,
  TrainingClassModule,
  EnrolmentModule,
  GradeChangeModule,
  AppraisalRoundModule,
  AppraisalModule,
];

/** What the server is made of; apart from its start, so that tests can drive it, with people of their own. */
export const definitionWith = (people: DynamicModule, staffing = StaffingModule.ofCore()): PluginDefinition => ({
  modules: [people, staffing, ...modules],
  entities: [
    CertificateTypeRow,
    CertificateTypeEventRow,
    CertificateRow,
    CertificateEventRow,
    LicenceRuleRow,
    LicenceRuleEventRow,
    RecruitmentBatchRow,
    RecruitmentBatchEventRow,
    HireRow,
    HireEventRow,
    ProgrammeRow,
    ProgrammeEventRow,
    TrainingClassRow,
    TrainingClassEventRow,
    EnrolmentRow,
    EnrolmentEventRow,
    GradeChangeRow,
    GradeChangeEventRow,
    AppraisalRoundRow,
    AppraisalRoundEventRow,
    AppraisalRow,
    AppraisalEventRow,
  ],
});

export const definition = definitionWith(PeopleModule.ofCore());

import type { PluginDefinition } from '@linli/sdk-server';
import type { DynamicModule } from '@nestjs/common';
import { CertificateTypeEventRow, CertificateTypeRow } from './certificate-type/certificate-type.entity.ts';
import { CertificateTypeModule } from './certificate-type/certificate-type.module.ts';
import { CertificateEventRow, CertificateRow } from './certificate/certificate.entity.ts';
import { CertificateModule } from './certificate/certificate.module.ts';
import { LicenceModule } from './licence/licence.module.ts';
import { LicenceRuleEventRow, LicenceRuleRow } from './licence-rule/licence-rule.entity.ts';
import { LicenceRuleModule } from './licence-rule/licence-rule.module.ts';
import { PeopleModule } from './people/people.module.ts';

const modules = [CertificateTypeModule, CertificateModule, LicenceRuleModule, LicenceModule];

/** What the server is made of; apart from its start, so that tests can drive it, with people of their own. */
export const definitionWith = (people: DynamicModule): PluginDefinition => ({
  modules: [people, ...modules],
  entities: [
    CertificateTypeRow,
    CertificateTypeEventRow,
    CertificateRow,
    CertificateEventRow,
    LicenceRuleRow,
    LicenceRuleEventRow,
  ],
});

export const definition = definitionWith(PeopleModule.ofCore());

import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { AccessModule } from './access/access.module.ts';
import { AppointmentModule } from './appointment/appointment.module.ts';
import { AttachmentLinks } from './attachment/attachment-links.ts';
import { CoreAttachmentModule } from './attachment/core-attachment.module.ts';
import { AuditModule } from './audit/audit.module.ts';
import { AuditSeals } from './audit/audit-seals.ts';
import { BoardModule } from './board/board.module.ts';
import { CalendarModule } from './calendar/calendar.module.ts';
import { Clock } from './clock/clock.ts';
import { AccountIssuer } from './identity/account-issuer.ts';
import { GovernanceModule } from './governance/governance.module.ts';
import { IdentityModule } from './identity/identity.module.ts';
import { LogoutTokens } from './identity/logout-token.ts';
import { IdentityProvider } from './identity/identity-provider.ts';
import { ProviderKeys } from './identity/provider-keys.ts';
import { BearerVerifier } from './identity/user-token.ts';
import { KeycloakModule } from './keycloak/keycloak.module.ts';
import { RealmFacts } from './keycloak/keycloak.service.ts';
import { NoticeModule } from './notice/notice.module.ts';
import { OrganisationModule } from './organisation/organisation.module.ts';
import { PersonModule } from './person/person.module.ts';
import { DatabaseSignals } from './platform/database-signals.ts';
import { PlatformModule } from './platform/platform.module.ts';
import { PlatformFacts } from './platform/platform.service.ts';
import { PluginHost } from './plugin/plugin-host.ts';
import { PluginCalls } from './plugin-door/plugin-calls.ts';
import { PrivacyModule } from './privacy/privacy.module.ts';
import { VaultModule } from './privacy/vault.module.ts';
import { VaultKeys } from './privacy/vault-keys.ts';
import { DataImportModule } from './data-import/data-import.module.ts';
import { TodoModule } from './todo/todo.module.ts';
import { UnitModule } from './unit/unit.module.ts';

/** What exists once in the process and is made before Nest starts. */
export interface CoreParts {
  clock: Clock;
  signals: DatabaseSignals;
  keys: ProviderKeys;
  verifier: BearerVerifier;
  logoutTokens: LogoutTokens;
  issuer: AccountIssuer;
  provider: IdentityProvider;
  realm: RealmFacts;
  facts: PlatformFacts;
  plugins: PluginHost;
  calls: PluginCalls;
  vaultKeys: VaultKeys;
  seals: AuditSeals;
  links: AttachmentLinks;
}

@Module({})
class PartsModule {}

/** The features of core. */
export function coreModules(parts: CoreParts): (Type | DynamicModule)[] {
  const providers = [
    { provide: Clock, useValue: parts.clock },
    { provide: DatabaseSignals, useValue: parts.signals },
    { provide: ProviderKeys, useValue: parts.keys },
    { provide: BearerVerifier, useValue: parts.verifier },
    { provide: LogoutTokens, useValue: parts.logoutTokens },
    { provide: AccountIssuer, useValue: parts.issuer },
    { provide: IdentityProvider, useValue: parts.provider },
    { provide: RealmFacts, useValue: parts.realm },
    { provide: PlatformFacts, useValue: parts.facts },
    { provide: PluginHost, useValue: parts.plugins },
    { provide: PluginCalls, useValue: parts.calls },
    { provide: VaultKeys, useValue: parts.vaultKeys },
    { provide: AuditSeals, useValue: parts.seals },
    { provide: AttachmentLinks, useValue: parts.links },
  ];
  return [
    { module: PartsModule, global: true, providers, exports: providers },
    IdentityModule,
    KeycloakModule,
    AccessModule,
    AuditModule,
    VaultModule,
    PrivacyModule,
    PlatformModule,
    CoreAttachmentModule,
    UnitModule,
    OrganisationModule,
    AppointmentModule,
    PersonModule,
    GovernanceModule,
    BoardModule,
    CalendarModule,
    NoticeModule,
    DataImportModule,
    TodoModule,
  ];
}

import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { AccessModule } from './access/access.module.ts';
import { AuditModule } from './audit/audit.module.ts';
import { AccountIssuer } from './identity/account-issuer.ts';
import { IdentityModule } from './identity/identity.module.ts';
import { LogoutTokens } from './identity/logout-token.ts';
import { ProviderKeys } from './identity/provider-keys.ts';
import { BearerVerifier } from './identity/user-token.ts';
import { DatabaseSignals } from './platform/database-signals.ts';
import { PlatformModule } from './platform/platform.module.ts';
import { PlatformFacts } from './platform/platform.service.ts';
import { PluginHost } from './plugin/plugin-host.ts';
import { UnitImportModule } from './unit-import/unit-import.module.ts';
import { UnitModule } from './unit/unit.module.ts';

/** What exists once in the process and is made before Nest starts. */
export interface CoreParts {
  signals: DatabaseSignals;
  keys: ProviderKeys;
  verifier: BearerVerifier;
  logoutTokens: LogoutTokens;
  issuer: AccountIssuer;
  facts: PlatformFacts;
  plugins: PluginHost;
}

@Module({})
class PartsModule {}

/** The features of core. */
export function coreModules(parts: CoreParts): (Type | DynamicModule)[] {
  const providers = [
    { provide: DatabaseSignals, useValue: parts.signals },
    { provide: ProviderKeys, useValue: parts.keys },
    { provide: BearerVerifier, useValue: parts.verifier },
    { provide: LogoutTokens, useValue: parts.logoutTokens },
    { provide: AccountIssuer, useValue: parts.issuer },
    { provide: PlatformFacts, useValue: parts.facts },
    { provide: PluginHost, useValue: parts.plugins },
  ];
  return [
    { module: PartsModule, global: true, providers, exports: providers },
    IdentityModule,
    AccessModule,
    AuditModule,
    PlatformModule,
    UnitModule,
    UnitImportModule,
  ];
}

import { readFileSync } from 'node:fs';
import type { AppliedKeycloak, RealmChange } from '@linli/contracts';
import colors from 'picocolors';
import { CoreClient, operatorToken } from '../core-client.ts';
import { cliError, EXIT } from '../terminal/cli.errors.ts';
import { print, printStep } from '../terminal/output.ts';
import { t } from '../terminal/texts.ts';
import { getCore } from './find-instance.ts';

export interface KeycloakApplyOptions {
  dryRun: boolean;
  coreUrl?: string;
  json: boolean;
}

/** Makes the realm of this installation what it needs, and prints what was not so. */
export async function keycloakApply({ dryRun, coreUrl, json }: KeycloakApplyOptions): Promise<number> {
  const { home, url, embedded } = await getCore();
  if (embedded) throw cliError(EXIT.badInput, 'keycloak.embedded');
  const applied = await new CoreClient(url).call<AppliedKeycloak>({
    method: 'POST',
    path: '/api/core/v1/keycloak/apply',
    token: await operatorToken(home),
    body: { ...readKeycloakAdmin(), dryRun, ...(coreUrl === undefined ? {} : { coreUrl }) },
  });
  if (json) print(JSON.stringify(applied, null, 2));
  else tell(applied);
  return EXIT.ok;
}

/**
 * Who looks after Keycloak: from the environment, the password better from a file. Never an argument, which every user of
 * the machine could read in the list of processes.
 */
export function readKeycloakAdmin(env: NodeJS.ProcessEnv = process.env): { username: string; password: string } {
  const file = env['LINLI_KEYCLOAK_PASSWORD_FILE'];
  const password = file ? firstLineOf(file) : env['LINLI_KEYCLOAK_PASSWORD'];
  if (!password) throw cliError(EXIT.badInput, 'keycloak.noPassword');
  return { username: env['LINLI_KEYCLOAK_USER'] || 'admin', password };
}

function firstLineOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').split(/\r?\n/, 1)[0] ?? '';
  } catch {
    throw cliError(EXIT.badInput, 'keycloak.noPasswordFile', { file });
  }
}

function tell({ realm, applied, changes }: AppliedKeycloak): void {
  for (const change of changes) print(`  ${changeLine(change)}`);
  if (changes.length === 0) printStep(t('keycloak.unchanged', { realm }));
  else printStep(t(applied ? 'keycloak.applied' : 'keycloak.planned', { realm, count: changes.length }));
}

const MARKS = { create: colors.green('+'), update: colors.yellow('~'), remove: colors.red('-') };

/** `~ client linli-shell: redirectUris` */
export function changeLine({ kind, what, fields }: RealmChange): string {
  return `${MARKS[kind]} ${what}${fields.length > 0 ? `: ${fields.join(', ')}` : ''}`;
}

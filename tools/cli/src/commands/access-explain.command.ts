import type { Explanation, Obstacle, Reason } from '@linli/contracts';
import colors from 'picocolors';
import { CoreClient, operatorToken } from '../core-client.ts';
import { EXIT } from '../terminal/cli.errors.ts';
import { print } from '../terminal/output.ts';
import { locale, t } from '../terminal/texts.ts';
import { getInstance } from './find-instance.ts';

export interface AccessExplainOptions {
  user: string;
  permission: string;
  unit: string;
  json: boolean;
}

/** Says whether an account may do something at a unit, and why. Exit code 0 for yes and for no: both are answers. */
export async function accessExplain({ user, permission, unit, json }: AccessExplainOptions): Promise<number> {
  const { home, run } = await getInstance();
  const query = new URLSearchParams({ account: user, permission, unitCode: unit });
  const explanation = await new CoreClient(run.localUrl).call<Explanation>({
    method: 'GET',
    path: `/api/core/v1/access/explain?${query.toString()}`,
    token: await operatorToken(home),
  });
  if (json) print(JSON.stringify(explanation, null, 2));
  else for (const line of explanationLines(explanation)) print(line);
  return EXIT.ok;
}

/** The explanation in sentences: the answer first, then each reason, or what is missing and who could help. */
export function explanationLines(explanation: Explanation): string[] {
  const { account, unit, permission, allowed, reasons, obstacles, roles, givers } = explanation;
  const said = { name: account.displayName, unit: unit.name, permission: permission.title };
  if (allowed) {
    return [`${colors.green('✓')} ${t('access.yes', said)}`, ...reasons.map((reason) => `  ${reasonLine(reason)}`)];
  }
  const names = givers.map(({ displayName, unit: at }) => `${displayName}（${at.name}）`).join('、');
  return [
    `${colors.red('✗')} ${t('access.no', said)}`,
    ...obstacles.map((obstacle) => `  ${obstacleLine(obstacle)}`),
    ...(roles.length > 0 ? [`  ${t('access.roles', { roles: roles.map(({ title }) => title).join('、') })}`] : []),
    ...(roles.length > 0 ? [`  ${names === '' ? t('access.no-givers') : t('access.givers', { names })}`] : []),
  ];
}

function reasonLine(reason: Reason): string {
  switch (reason.kind) {
    case 'own':
      return t('access.reason.own');
    case 'lent':
      return t('access.reason.lent', { by: reason.lentBy, until: when(reason.until), reason: reason.reason });
    default:
      return t(`access.reason.${reason.kind}`, { ...chain(reason), reason: reason.reason });
  }
}

function obstacleLine(obstacle: Obstacle): string {
  if (!('grantId' in obstacle)) return t(`access.obstacle.${obstacle.kind}`);
  return t(`access.obstacle.${obstacle.kind}`, {
    ...chain(obstacle),
    until: obstacle.until ? when(obstacle.until) : '',
  });
}

function chain(link: Extract<Reason, { kind: 'grant' | 'organisation' }> | Extract<Obstacle, { grantId: string }>) {
  const path = link.path.map(({ name }) => name).join(' / ');
  return {
    by: link.grantedBy ?? t('access.operator'),
    role: link.role.title,
    path: path === '' ? (link.organisation?.name ?? '') : path,
    organisation: link.organisation?.name ?? '',
    since: when(link.since),
    until: link.until ? t('access.until', { until: when(link.until) }) : t('access.forever'),
  };
}

function when(instant: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Shanghai' }).format(
    new Date(instant),
  );
}

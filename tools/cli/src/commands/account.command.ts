import { POSTS } from '@linli/contracts';
import colors from 'picocolors';
import { z } from 'zod';
import { CoreClient, operatorToken } from '../core-client.ts';
import { cliError, EXIT } from '../terminal/cli.errors.ts';
import { print, printStep } from '../terminal/output.ts';
import { t } from '../terminal/texts.ts';
import { getCore } from './find-instance.ts';

export interface AccountCreateOptions {
  user: string;
  name: string;
  role: string[];
  unit: string;
  post?: string;
  json: boolean;
}

const createdSchema = z.object({
  id: z.uuid(),
  username: z.string(),
  displayName: z.string(),
  temporaryPassword: z.string(),
});

/** Makes an account at the identity provider and here, with its roles. The first ones of an installation have no other door. */
export async function accountCreate({ user, name, role, unit, post, json }: AccountCreateOptions): Promise<number> {
  if (post !== undefined && !POSTS.some((known) => known === post))
    throw cliError(EXIT.badInput, 'account.noPost', { post, posts: POSTS.join(', ') });
  const { home, url } = await getCore();
  const grants = role.map((roleId) => ({ roleId, unitCode: unit, reason: t('account.reason') }));
  const answer = await new CoreClient(url).call<unknown>({
    method: 'POST',
    path: '/api/core/v1/accounts/with-login',
    token: await operatorToken(home),
    body: { username: user, displayName: name, post: post ?? null, grants },
  });
  const created = createdSchema.parse(answer);
  if (json) {
    print(JSON.stringify(created, null, 2));
    return EXIT.ok;
  }
  printStep(t('account.created', { user: created.username, name: created.displayName }));
  print(`  ${t('account.password')}  ${colors.bold(created.temporaryPassword)}`);
  print(`  ${t('account.once')}`);
  return EXIT.ok;
}

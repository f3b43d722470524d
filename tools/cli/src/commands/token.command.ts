import { demoToken } from '../core-client.ts';
import { cliError, EXIT } from '../terminal/cli.errors.ts';
import { print } from '../terminal/output.ts';
import { getInstance } from './find-instance.ts';

/** Prints an access token of a demo account, and nothing else, for scripts. */
export async function token(username: string, confirmed: boolean): Promise<number> {
  const { run } = await getInstance();
  if (run.processes.idp === undefined) throw cliError(EXIT.badInput, 'token.externalProvider');
  print(await demoToken(run.socketDir, username, confirmed));
  return EXIT.ok;
}

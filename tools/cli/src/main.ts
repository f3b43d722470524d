import { Command, CommanderError } from 'commander';
import { CliError, EXIT } from './terminal/cli.errors.ts';
import { print, printError, tolerateClosedOutput } from './terminal/output.ts';
import { t } from './terminal/texts.ts';

tolerateClosedOutput();

/** Commands load what they need when they are called: `linli status` should not wait for a bundler. */
const program = new Command('linli').description(t('help.linli')).exitOverride().showHelpAfterError();

program
  .command('start')
  .description(t('help.start'))
  .option('--fresh', t('help.start.fresh'), false)
  .action(async ({ fresh }: { fresh: boolean }) => end((await import('./commands/start.command.ts')).start({ fresh })));

program
  .command('status')
  .description(t('help.status'))
  .option('--json', t('help.json'), false)
  .action(async ({ json }: { json: boolean }) => end((await import('./commands/status.command.ts')).status({ json })));

program
  .command('token')
  .description(t('help.token'))
  .requiredOption('--user <name>', t('help.token.user'))
  .action(async ({ user }: { user: string }) => end((await import('./commands/token.command.ts')).token(user)));

const importing = program.command('import').description(t('help.import'));
importing
  .command('units')
  .description(t('help.import.units'))
  .argument('<file>', t('help.import.file'))
  .option('--dry-run', t('help.import.dryRun'), false)
  .option('--json', t('help.json'), false)
  .action(async (file: string, options: { dryRun: boolean; json: boolean }) =>
    end((await import('./commands/import-units.command.ts')).importUnits(file, options)),
  );

const tls = program.command('tls').description(t('help.tls'));
tls
  .command('self-signed')
  .description(t('help.tls.selfSigned'))
  .option('--host <name...>', t('help.tls.host'), [])
  .action(async ({ host }: { host: string[] }) => end((await import('./commands/tls.command.ts')).selfSigned(host)));

program
  .command('build')
  .description(t('help.build'))
  .action(async () => end((await import('./build/build-plugin.ts')).buildPlugin(process.cwd())));

program
  .command('build-server')
  .description(t('help.buildServer'))
  .action(async () => end((await import('./build/build-core.ts')).buildCore(process.cwd())));

program
  .command('test')
  .description(t('help.test'))
  .action(async () => end((await import('./commands/test.command.ts')).test()));

/** Exits when the command is done: open pools and agents must not keep a terminal waiting. */
async function end(command: Promise<number>): Promise<void> {
  process.exit(await command);
}

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    // commander has said what is wrong; help and version are no failure
    process.exit(error.exitCode === 0 ? EXIT.ok : EXIT.badInput);
  }
  if (error instanceof CliError) {
    printError(error.message);
    process.exit(error.exitCode);
  }
  printError(error instanceof Error ? (error.stack ?? error.message) : String(error));
  print(t('unexpected'));
  process.exit(EXIT.unexpected);
}

import { end, newProgram, runProgram } from './run-program.ts';
import { t } from './terminal/texts.ts';
import { addVendorCommands } from './vendor-commands.ts';

/** Commands load what they need when they are called: `linli status` should not wait for a bundler. */
const program = newProgram(t('help.linli'));

program
  .command('start')
  .description(t('help.start'))
  .option('--fresh', t('help.start.fresh'), false)
  .option('--plugin <folder...>', t('help.start.plugin'), [])
  .action(async (options: { fresh: boolean; plugin: string[] }) =>
    end((await import('./commands/start.command.ts')).start(options)),
  );

program
  .command('status')
  .description(t('help.status'))
  .option('--json', t('help.json'), false)
  .action(async ({ json }: { json: boolean }) => end((await import('./commands/status.command.ts')).status({ json })));

program
  .command('token')
  .description(t('help.token'))
  .requiredOption('--user <name>', t('help.token.user'))
  .option('--confirmed', t('help.token.confirmed'), false)
  .action(async ({ user, confirmed }: { user: string; confirmed: boolean }) =>
    end((await import('./commands/token.command.ts')).token(user, confirmed)),
  );

program
  .command('import')
  .description(t('help.import'))
  .argument('<noun>', t('help.import.noun'))
  .argument('<file>', t('help.import.file'))
  .option('--dry-run', t('help.import.dryRun'), false)
  .option('--yes', t('help.import.yes'), false)
  .option('--json', t('help.json'), false)
  .action(async (noun: string, file: string, options: { dryRun: boolean; json: boolean }) =>
    end((await import('./commands/import.command.ts')).importFile(noun, file, options)),
  );

program
  .command('export')
  .description(t('help.export'))
  .argument('<noun>', t('help.import.noun'))
  .argument('<file>', t('help.export.file'))
  .action(async (noun: string, file: string) =>
    end((await import('./commands/export.command.ts')).exportFile(noun, file)),
  );

const audit = program.command('audit').description(t('help.audit'));
audit
  .command('verify')
  .description(t('help.audit.verify'))
  .option('--anchors <folder>', t('help.audit.verify.anchors'))
  .option('--key <file>', t('help.audit.verify.key'))
  .option('--json', t('help.json'), false)
  .action(async (options: { anchors?: string; key?: string; json: boolean }) =>
    end((await import('./commands/audit-verify.command.ts')).auditVerify(options)),
  );
audit
  .command('export')
  .description(t('help.audit.export'))
  .option('--day <yyyy-mm-dd>', t('help.audit.export.day'))
  .option('--out <folder>', t('help.audit.export.out'), '.')
  .option('--json', t('help.json'), false)
  .action(async (options: { day?: string; out: string; json: boolean }) =>
    end((await import('./commands/audit-export.command.ts')).auditExport(options)),
  );

const access = program.command('access').description(t('help.access'));
access
  .command('explain')
  .description(t('help.access.explain'))
  .requiredOption('--user <name>', t('help.access.user'))
  .requiredOption('--permission <id>', t('help.access.permission'))
  .requiredOption('--unit <code>', t('help.access.unit'))
  .option('--json', t('help.json'), false)
  .action(async (options: { user: string; permission: string; unit: string; json: boolean }) =>
    end((await import('./commands/access-explain.command.ts')).accessExplain(options)),
  );

const keycloak = program.command('keycloak').description(t('help.keycloak'));
keycloak
  .command('apply')
  .description(t('help.keycloak.apply'))
  .option('--dry-run', t('help.keycloak.dryRun'), false)
  .option('--core-url <url>', t('help.keycloak.coreUrl'))
  .option('--json', t('help.json'), false)
  .action(async (options: { dryRun: boolean; coreUrl?: string; json: boolean }) =>
    end((await import('./commands/keycloak.command.ts')).keycloakApply(options)),
  );

const account = program.command('account').description(t('help.account'));
account
  .command('create')
  .description(t('help.account.create'))
  .requiredOption('--user <name>', t('help.account.user'))
  .requiredOption('--name <name>', t('help.account.name'))
  .option('--role <id...>', t('help.account.role'), [])
  .option('--unit <code>', t('help.account.unit'), '')
  .option('--post <id>', t('help.account.post'))
  .option('--json', t('help.json'), false)
  .action(async (options: { user: string; name: string; role: string[]; unit: string; post?: string; json: boolean }) =>
    end((await import('./commands/account.command.ts')).accountCreate(options)),
  );

const tls = program.command('tls').description(t('help.tls'));
tls
  .command('self-signed')
  .description(t('help.tls.selfSigned'))
  .option('--host <name...>', t('help.tls.host'), [])
  .action(async ({ host }: { host: string[] }) => end((await import('./commands/tls.command.ts')).selfSigned(host)));

addVendorCommands(program);

program
  .command('pack-sdk')
  .description(t('help.packSdk'))
  .action(async () => end((await import('./pack/pack-sdk.ts')).packSdk()));

program
  .command('build-server')
  .description(t('help.buildServer'))
  .action(async () => end((await import('./build/build-core.ts')).buildCore(process.cwd())));

program
  .command('test')
  .description(t('help.test'))
  .action(async () => end((await import('./commands/test.command.ts')).test()));

program
  .command('test-keycloak')
  .description(t('help.testKeycloak'))
  .action(async () => end((await import('./commands/test-keycloak.command.ts')).testKeycloak()));

await runProgram(program);

import type { Command } from 'commander';
import type { CreateNounOptions, CreatePluginOptions } from './commands/create.command.ts';
import { end } from './run-program.ts';
import { t } from './terminal/texts.ts';

/** What somebody who writes plugins needs, with and without the platform's repository around. */
export function addVendorCommands(program: Command): void {
  const create = program.command('create').description(t('help.create'));
  create
    .command('plugin')
    .description(t('help.create.plugin'))
    .argument('<name>', t('help.create.name'))
    .option('--zh <title>', t('help.create.zh'))
    .option('--en <title>', t('help.create.en'))
    .option('--noun <name>', t('help.create.noun'))
    .option('--noun-zh <title>', t('help.create.nounZh'))
    .option('--noun-en <title>', t('help.create.nounEn'))
    .option('--plural <name>', t('help.create.plural'))
    .option('--outside <folder>', t('help.create.outside'))
    .option('--sdk <folder>', t('help.create.sdk'))
    .option('--date <yyyymmddhhmm>', t('help.create.date'))
    .action(async (name: string, options: CreatePluginOptions) =>
      end((await import('./commands/create.command.ts')).createPluginCommand(name, options)),
    );
  create
    .command('noun')
    .description(t('help.create.nounCommand'))
    .argument('<plugin>', t('help.create.pluginArgument'))
    .argument('<name>', t('help.create.name'))
    .option('--zh <title>', t('help.create.zh'))
    .option('--en <title>', t('help.create.en'))
    .option('--plural <name>', t('help.create.plural'))
    .option('--date <yyyymmddhhmm>', t('help.create.date'))
    .action(async (plugin: string, name: string, options: CreateNounOptions) =>
      end((await import('./commands/create.command.ts')).createNounCommand(plugin, name, options)),
    );
  program
    .command('build')
    .description(t('help.build'))
    .action(async () => end((await import('./build/build-plugin.ts')).buildPlugin(process.cwd())));
}

import { Command, CommanderError } from 'commander';
import { CliError, EXIT } from './terminal/cli.errors.ts';
import { print, printError, tolerateClosedOutput } from './terminal/output.ts';
import { t } from './terminal/texts.ts';

/** An empty program; its commands take over how it ends. */
export function newProgram(description: string): Command {
  return new Command('linli').description(description).exitOverride().showHelpAfterError();
}

/** Exits when the command is done: open pools and agents must not keep a terminal waiting. */
export async function end(command: Promise<number>): Promise<void> {
  process.exit(await command);
}

/** Runs what was typed. Expected failures are one sentence and an exit code; only a defect shows its stack. */
export async function runProgram(program: Command): Promise<void> {
  tolerateClosedOutput();
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
}

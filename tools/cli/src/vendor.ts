import { newProgram, runProgram } from './run-program.ts';
import { t } from './terminal/texts.ts';
import { addVendorCommands } from './vendor-commands.ts';

// The command as the packed SDK brings it: without what runs an installation.
const program = newProgram(t('help.linli.vendor'));
addVendorCommands(program);
await runProgram(program);

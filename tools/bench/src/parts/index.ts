import type { PartName } from '../options.ts';
import { access } from './access.ts';
import { appointments } from './appointments.ts';
import { audit } from './audit.ts';
import { board } from './board.ts';
import { booking } from './booking.ts';
import { excel } from './excel.ts';
import { gateway } from './gateway.ts';
import { importNation } from './import.ts';
import { issueMove } from './issue-move.ts';
import { ledger } from './ledger.ts';
import { list } from './list.ts';
import { isPresent } from '../plugins/present.ts';
import { SkipError } from './part.ts';
import type { Part, Workshop } from './part.ts';
import { plugins } from './plugins.ts';
import { shell } from './shell.ts';
import { start } from './start.ts';
import { tree } from './tree.ts';

const PARTS: Record<PartName, Part> = {
  start,
  plugins,
  list,
  gateway,
  access,
  'issue-move': issueMove,
  import: importNation,
  tree,
  appointments,
  board,
  ledger,
  booking,
  excel,
  shell,
  audit,
};

/** What a part measures may be deleted with its folder. */
const NEEDS: Partial<Record<PartName, string>> = {
  ...{ list: 'grid', 'issue-move': 'grid', ledger: 'funds', booking: 'culture' },
};

export async function runPart(name: PartName, workshop: Workshop) {
  const needed = NEEDS[name];
  if (needed && !isPresent(needed)) throw new SkipError(`there is no plugin ${needed}`);
  return await PARTS[name](workshop);
}

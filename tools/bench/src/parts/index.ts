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

export async function runPart(name: PartName, workshop: Workshop) {
  return await PARTS[name](workshop);
}

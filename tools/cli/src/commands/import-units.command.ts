import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { UNIT_LEVELS, type UnitImport } from '@linli/contracts';
import colors from 'picocolors';
import { CoreClient, operatorToken } from '../core-client.ts';
import { cliError, EXIT } from '../terminal/cli.errors.ts';
import { print, printError, printStep, printTable } from '../terminal/output.ts';
import { t } from '../terminal/texts.ts';
import { getInstance } from './find-instance.ts';

const API = '/api/core/v1/unit-imports';
const MAX_BYTES = 20 * 1024 * 1024;
/** Errors and rows shown in a terminal; the whole list is what `--json` is for. */
const SHOWN = 30;

/** Previews a divisions file and applies it unless it has errors or `--dry-run` is given. */
export async function importUnits(file: string, { dryRun, json }: { dryRun: boolean; json: boolean }): Promise<number> {
  if (!existsSync(file) || !statSync(file).isFile()) throw cliError(EXIT.badInput, 'import.noFile', { file });
  if (statSync(file).size > MAX_BYTES) throw cliError(EXIT.badInput, 'import.tooBig', { file });
  const { home, run } = await getInstance();
  const client = new CoreClient(run.localUrl);
  const send = async (path: string, raw?: { type: string; text: Buffer }) =>
    client.call<UnitImport>({ method: 'POST', path, raw, token: await operatorToken(home), key: crypto.randomUUID() });

  const preview = await send(`${API}?fileName=${encodeURIComponent(basename(file))}`, {
    type: 'application/octet-stream',
    text: readFileSync(file),
  });
  const failed = preview.counts.error > 0 || preview.errors.length > 0;
  const nothingNew = preview.counts.new + preview.counts.changed === 0;
  const apply = !failed && !dryRun && !nothingNew;
  const result = apply ? await send(`${API}/${preview.id}/apply`) : preview;
  if (json) print(JSON.stringify(result, null, 2));
  else show(preview, { failed, apply, nothingNew });
  return failed ? EXIT.badInput : EXIT.ok;
}

function show(
  preview: UnitImport,
  { failed, apply, nothingNew }: { failed: boolean; apply: boolean; nothingNew: boolean },
): void {
  print(colors.bold(`${preview.fileName}  ${preview.encoding}`));
  print(t('import.counts', preview.counts));
  const changes = preview.rows.filter(({ outcome }) => outcome === 'new' || outcome === 'changed').slice(0, SHOWN);
  if (!failed && changes.length > 0) {
    print();
    printTable([
      [
        t('column.row'),
        t('column.code'),
        t('column.unitName'),
        t('column.level'),
        t('column.parent'),
        t('column.outcome'),
      ],
      ...changes.map(({ row, code, name, level, parentCode, outcome, note }) => [
        String(row),
        code,
        name,
        levelWords(level),
        parentCode,
        [t(`outcome.${outcome}`), note].filter(Boolean).join(' '),
      ]),
    ]);
    const more = preview.counts.new + preview.counts.changed - changes.length;
    if (more > 0) print(`  ${colors.dim(t('import.more', { count: more }))}`);
    print();
  }
  for (const { row, column, message } of preview.errors.slice(0, SHOWN)) {
    printError(
      t(column ? 'import.errorInColumn' : 'import.error', {
        row,
        column: column ? t(`importColumn.${column}`) : '',
        message,
      }),
    );
  }
  if (preview.errors.length > SHOWN) printError(t('import.more', { count: preview.errors.length - SHOWN }));
  if (failed) printError(t('import.refused'));
  else if (apply) printStep(t('import.applied', preview.counts));
  else printStep(t(nothingNew ? 'import.nothingNew' : 'import.dryRun'));
}

/** A file may name a level in English or in Chinese; people read it in their language where it is a known one. */
function levelWords(level: string): string {
  return UNIT_LEVELS.some((known) => known === level) ? t(`level.${level}`) : level;
}

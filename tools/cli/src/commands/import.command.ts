import { createReadStream, existsSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { IMPORT_NOUNS, isImportSettled, type DataImport, type ImportNoun } from '@linli/contracts';
import colors from 'picocolors';
import { CoreClient, operatorToken } from '../core-client.ts';
import { cliError, EXIT } from '../terminal/cli.errors.ts';
import { print, printError, printStep, printTable } from '../terminal/output.ts';
import { t } from '../terminal/texts.ts';
import { getInstance } from './find-instance.ts';

const MAX_BYTES = 200 * 1024 * 1024;
/** Errors and rows shown in a terminal; the whole list is what `--json` is for. */
const SHOWN = 30;
const POLL_MS = 150;

export interface ImportOptions {
  dryRun: boolean;
  json: boolean;
}

/** The noun that an argument names. */
export function nounOf(word: string): ImportNoun {
  const noun = IMPORT_NOUNS.find((each) => each === word);
  if (!noun) throw cliError(EXIT.badInput, 'import.noNoun', { noun: word, nouns: IMPORT_NOUNS.join(', ') });
  return noun;
}

/** Previews a file and applies it unless it has errors or `--dry-run` is given. */
export async function importFile(word: string, file: string, { dryRun, json }: ImportOptions): Promise<number> {
  const noun = nounOf(word);
  if (!existsSync(file) || !statSync(file).isFile()) throw cliError(EXIT.badInput, 'import.noFile', { file });
  if (statSync(file).size > MAX_BYTES) throw cliError(EXIT.badInput, 'import.tooBig', { file });
  const { home, run } = await getInstance();
  const client = new CoreClient(run.localUrl);
  const api = `/api/core/v1/imports/${noun}`;
  const call = async (method: 'GET' | 'POST', path: string, more: Partial<Parameters<typeof client.call>[0]> = {}) =>
    client.call<DataImport>({
      method,
      path,
      token: await operatorToken(home),
      ...(method === 'POST' ? { key: crypto.randomUUID() } : {}),
      ...more,
    });
  const settle = async (begun: DataImport): Promise<DataImport> => {
    for (let found = begun; ; await sleep(POLL_MS)) {
      if (!json) showProgress(found);
      if (isImportSettled(found)) return found;
      found = await call('GET', `${api}/${begun.id}`);
    }
  };

  const raw = { type: 'application/octet-stream', text: () => createReadStream(file) };
  const preview = await settle(await call('POST', `${api}?fileName=${encodeURIComponent(basename(file))}`, { raw }));
  const failed = preview.state !== 'previewed' || preview.counts.error > 0;
  const nothingNew = preview.counts.new + preview.counts.changed === 0;
  const apply = !failed && !dryRun && !nothingNew;
  const result = apply ? await settle(await call('POST', `${api}/${preview.id}/apply`)) : preview;
  if (json) print(JSON.stringify(result, null, 2));
  else show(preview, failed);
  if (apply && result.state !== 'applied') {
    if (!json) sayProblem(result);
    return EXIT.unhealthy;
  }
  if (!json && !failed)
    printStep(t(apply ? 'import.applied' : nothingNew ? 'import.nothingNew' : 'import.dryRun', preview.counts));
  return failed ? EXIT.badInput : EXIT.ok;
}

function show(preview: DataImport, failed: boolean): void {
  print(colors.bold([preview.fileName, preview.format, preview.encoding].filter(Boolean).join('  ')));
  if (preview.problem || preview.state === 'interrupted') {
    sayProblem(preview);
    return;
  }
  print(t('import.counts', preview.counts));
  const changes = preview.rows.filter(({ outcome }) => outcome === 'new' || outcome === 'changed').slice(0, SHOWN);
  if (!failed && changes.length > 0) {
    print();
    printTable([
      [t('column.row'), ...preview.columns.map(({ title }) => title), t('column.outcome')],
      ...changes.map(({ row, cells, outcome, note }) => [
        String(row),
        ...cells,
        [t(`outcome.${outcome}`), note].filter(Boolean).join(' '),
      ]),
    ]);
    const more = preview.counts.new + preview.counts.changed - changes.length;
    if (more > 0) print(`  ${colors.dim(t('import.more', { count: more }))}`);
    print();
  }
  const title = (column: string | null) => preview.columns.find(({ key }) => key === column)?.title ?? column ?? '';
  for (const { row, column, message } of preview.errors.slice(0, SHOWN))
    printError(t(column ? 'import.errorInColumn' : 'import.error', { row, column: title(column), message }));
  if (preview.errors.length > SHOWN) printError(t('import.more', { count: preview.errors.length - SHOWN }));
  if (failed) printError(t('import.refused'));
}

function sayProblem({ problem }: DataImport): void {
  printError(problem ? [problem.title, problem.remedy].filter(Boolean).join(' ') : t('import.interrupted'));
}

/** One line that is written over, on a terminal only. */
function showProgress({ state, step, progress: { done, total } }: DataImport): void {
  if (!process.stderr.isTTY) return;
  const share = total > 0 ? `${Math.floor((done / total) * 100)} %` : '';
  const settled = isImportSettled({ state });
  process.stderr.write(settled ? '\r\u001B[K' : `\r\u001B[K${t(`import.step.${step}`)} ${share}`);
}

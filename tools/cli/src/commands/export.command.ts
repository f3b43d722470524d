import { createWriteStream, rmSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { CoreClient, operatorToken } from '../core-client.ts';
import { printStep } from '../terminal/output.ts';
import { EXIT } from '../terminal/cli.errors.ts';
import { t } from '../terminal/texts.ts';
import { getInstance } from './find-instance.ts';
import { nounOf } from './import.command.ts';

/** Writes all records of a noun into a file that can be imported again: XLSX, or CSV by the file's name. */
export async function exportFile(word: string, file: string): Promise<number> {
  const noun = nounOf(word);
  const { home, run } = await getInstance();
  const format = file.toLowerCase().endsWith('.csv') ? 'csv' : 'xlsx';
  const client = new CoreClient(run.localUrl);
  const body = await client.download(`/api/core/v1/exports/${noun}?format=${format}`, await operatorToken(home));
  try {
    await pipeline(body, createWriteStream(file));
  } catch (error) {
    rmSync(file, { force: true });
    throw error;
  }
  printStep(t('export.done', { file }));
  return EXIT.ok;
}

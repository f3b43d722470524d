import colors from 'picocolors';

/** Chinese characters and full-width signs take two columns of a terminal. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const char of text)
    width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/.test(char)
      ? 2
      : 1;
  return width;
}

/** Lines of a table whose columns stand below each other, whatever the script. */
export function tableLines(rows: string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => displayWidth(row[column] ?? ''))));
  return rows.map((row) =>
    row
      .map((cell, column) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - displayWidth(cell))))
      .join('  ')
      .trimEnd(),
  );
}

export function print(text = ''): void {
  process.stdout.write(`${text}\n`);
}

export function printError(text: string): void {
  process.stderr.write(`${colors.red(text)}\n`);
}

export function printStep(text: string): void {
  print(`${colors.green('✓')} ${text}`);
}

export function printBusy(text: string): void {
  print(`${colors.dim('…')} ${text}`);
}

export function printWarning(text: string): void {
  print(`${colors.yellow('!')} ${text}`);
}

export function printTable(rows: string[][]): void {
  const [head, ...rest] = tableLines(rows);
  if (head !== undefined) print(`  ${colors.dim(head)}`);
  for (const line of rest) print(`  ${line}`);
}

/** A reader that went away (a closed terminal, `| head`) is no reason to fall over. */
export function tolerateClosedOutput(): void {
  process.stdout.on('error', () => undefined);
  process.stderr.on('error', () => undefined);
}

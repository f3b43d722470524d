import { readStaff } from '@linli/demo';
import colors from 'picocolors';
import type { Settings } from '../settings.ts';
import { print, printTable } from '../terminal/output.ts';
import { locale, t } from '../terminal/texts.ts';

/** The last lines of a start: where to go, who to be, how to stop. */
export function printWelcome(settings: Settings, tookMs: number): void {
  print();
  print(colors.bold(t('start.ready', { seconds: (tookMs / 1000).toFixed(1) })));
  print();
  print(`  ${t('start.open')}  ${colors.cyan(colors.underline(settings.publicUrl))}`);
  print();
  if (!settings.oidcIssuer) {
    print(t('start.accounts'));
    const rows = readStaff().map(({ username, displayName, post, unitName, may }) => [
      username,
      displayName,
      t(`post.${post}`),
      unitName,
      may[locale],
    ]);
    printTable([
      [t('column.username'), t('column.name'), t('column.post'), t('column.unit'), t('column.may')],
      ...rows,
    ]);
    print();
  }
  print(t('start.stopHint'));
}

import { Button } from 'antd';
import { useShellTexts } from '../texts/shell-texts.ts';
import styles from './connection-line.module.css';
import { useShell } from './shell.context.tsx';

/** Says that plugins are off, so that nobody takes the empty menu for a loss. */
export function SafeModeLine() {
  const t = useShellTexts();
  const { safeMode } = useShell();
  if (safeMode.off === 'none') return null;
  return (
    <div className={styles.update} role="status">
      <span>{safeMode.off === 'all' ? t('frame.safe.all') : t('frame.safe.one', { id: safeMode.pluginId })}</span>
      <Button size="small" href="/">
        {t('frame.safe.leave')}
      </Button>
    </div>
  );
}

import type { DataImport } from '@linli/contracts';
import { useShellTexts } from '../../texts/shell-texts.ts';
import styles from './data-import.module.css';

/** How many rows there are of each kind, of the whole file. */
export function ImportCounts({ counts }: { counts: DataImport['counts'] }) {
  const t = useShellTexts();
  return (
    <dl className={styles.counts}>
      {(['total', 'new', 'changed', 'unchanged', 'error'] as const).map((kind) => (
        <div key={kind} data-kind={kind} data-zero={counts[kind] === 0 || undefined}>
          <dt>{t(`import.count.${kind}`)}</dt>
          <dd>{counts[kind].toLocaleString('zh-CN')}</dd>
        </div>
      ))}
    </dl>
  );
}

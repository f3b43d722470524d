import { isImportSettled } from '@linli/contracts';
import type { DataImport, ImportNoun } from '@linli/contracts';
import { EmptyState, QueryState, StateTag, TimeText, useApi } from '@linli/sdk-web';
import type { Tone } from '@linli/sdk-web';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { importsKey, importsQuery } from './data-import.queries.ts';
import { useImportStep } from './use-import-step.ts';
import styles from './data-import.module.css';

const TONE: Record<DataImport['state'], Tone> = {
  receiving: 'active',
  waiting: 'active',
  working: 'active',
  refused: 'danger',
  previewed: 'neutral',
  applied: 'success',
  undone: 'warning',
  interrupted: 'danger',
};

/** Earlier imports; the newest one that took effect can be taken back. */
export function ImportHistory({ noun, onOpen }: { noun: ImportNoun; onOpen: (id: string) => void }) {
  const t = useShellTexts();
  const imports = useQuery(importsQuery(useApi(), noun));
  return (
    <section className={styles.card} aria-label={t('import.history')}>
      <h2 className={styles.heading}>{t('import.history')}</h2>
      <QueryState query={imports} size="inline">
        {(items) =>
          items.length === 0 ? (
            <EmptyState title={t('import.history-none')} description={t('import.history-none-how')} />
          ) : (
            <ul className={styles.history}>
              {items.map((item) => (
                <HistoryItem key={item.id} item={item} onOpen={onOpen} />
              ))}
            </ul>
          )
        }
      </QueryState>
    </section>
  );
}

function HistoryItem({ item, onOpen }: { item: DataImport; onOpen: (id: string) => void }) {
  const t = useShellTexts();
  const queries = useQueryClient();
  const step = useImportStep(item, () => {
    void queries.invalidateQueries({ queryKey: importsKey(item.noun) });
    onOpen(item.id);
  });
  const line = isImportSettled(item) && item.state !== 'refused' && item.state !== 'interrupted';
  return (
    <li>
      <div className={styles.historyMain}>
        <button type="button" className={styles.fileName} onClick={() => onOpen(item.id)}>
          {item.fileName}
        </button>
        <StateTag tone={TONE[item.state]}>{t(`import.list.${item.state}`)}</StateTag>
      </div>
      <div className={styles.quiet}>
        {line
          ? t(item.counts.error > 0 ? 'import.history-errors' : 'import.history-line', {
              by: item.createdBy,
              ...item.counts,
            })
          : item.createdBy}{' '}
        · <TimeText at={item.undoneAt ?? item.appliedAt ?? item.createdAt} kind="relative" />
      </div>
      {item.undoable && (
        <Button size="small" danger onClick={step.undo} loading={step.isPending}>
          {t('import.undo')}
        </Button>
      )}
    </li>
  );
}

import type { UnitImport } from '@linli/contracts';
import { EmptyState, QueryState, StateTag, TimeText, isApiError, useApi, useIntentKey } from '@linli/sdk-web';
import type { Tone } from '@linli/sdk-web';
import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { importsQuery, undoImport } from './unit-import.queries.ts';
import type { ImportSummary } from './unit-import.queries.ts';
import styles from './unit-import.module.css';

interface Props {
  onOpen: (id: string) => void;
  onChanged: (result: UnitImport) => void;
}

const TONE: Record<UnitImport['state'], Tone> = { previewed: 'neutral', applied: 'success', undone: 'warning' };

/** Earlier imports; the newest one that took effect can be taken back. */
export function ImportHistory({ onOpen, onChanged }: Props) {
  const t = useShellTexts();
  const api = useApi();
  const key = useIntentKey();
  const { message, modal } = App.useApp();
  const imports = useQuery(importsQuery(api));
  const undo = useMutation({
    mutationFn: (id: string) => undoImport(api, id, key.current()),
    onSuccess: (result) => {
      key.renew();
      onChanged(result);
      void message.success(t('import.undone', { new: result.counts.new, changed: result.counts.changed }));
    },
    onError: (error) => void message.error((isApiError(error) && error.problem.title) || t('import.step-failed')),
  });
  const ask = (item: ImportSummary) =>
    void modal.confirm({
      title: t('import.undo-ask', { file: item.fileName }),
      content: t('import.undo-what', { new: item.counts.new, changed: item.counts.changed }),
      okText: t('import.undo'),
      okButtonProps: { danger: true },
      onOk: () => undo.mutateAsync(item.id).catch(() => undefined),
    });
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
                <li key={item.id}>
                  <div className={styles.historyMain}>
                    <button type="button" className={styles.fileName} onClick={() => onOpen(item.id)}>
                      {item.fileName}
                    </button>
                    <StateTag tone={TONE[item.state]}>{t(`import.list.${item.state}`)}</StateTag>
                  </div>
                  <div className={styles.quiet}>
                    {t(item.counts.error > 0 ? 'import.history-errors' : 'import.history-line', {
                      by: item.createdBy,
                      ...item.counts,
                    })}{' '}
                    · <TimeText at={item.appliedAt ?? item.createdAt} kind="relative" />
                  </div>
                  {item.undoable && (
                    <Button size="small" danger onClick={() => ask(item)} loading={undo.isPending}>
                      {t('import.undo')}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </QueryState>
    </section>
  );
}

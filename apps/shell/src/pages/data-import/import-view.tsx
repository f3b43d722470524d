import { DownloadOutlined } from '@ant-design/icons';
import { isImportSettled } from '@linli/contracts';
import type { DataImport, ImportNoun } from '@linli/contracts';
import { QueryState, useApi } from '@linli/sdk-web';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Progress } from 'antd';
import { useEffect } from 'react';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { ImportCounts } from './import-counts.tsx';
import { ImportRows } from './import-rows.tsx';
import { importQuery } from './data-import.queries.ts';
import { useDownload } from './use-download.ts';
import { useImportStep } from './use-import-step.ts';
import styles from './data-import.module.css';

interface Props {
  noun: ImportNoun;
  id: string;
  onChanged: (result: DataImport) => void;
  onClose: () => void;
}

/** What an import would do, row by row, how far it is, or what it did. */
export function ImportView({ noun, id, onChanged, onClose }: Props) {
  const found = useQuery(importQuery(useApi(), noun, id));
  const queries = useQueryClient();
  const state = found.data?.state;
  useEffect(() => {
    // What took effect may stand on any page.
    if (state === 'applied' || state === 'undone')
      void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] !== 'imports' });
  }, [queries, state]);
  return (
    <QueryState query={found}>{(data) => <Found found={data} onChanged={onChanged} onClose={onClose} />}</QueryState>
  );
}

function Found({ found, onChanged, onClose }: { found: DataImport } & Pick<Props, 'onChanged' | 'onClose'>) {
  const t = useShellTexts();
  const step = useImportStep(found, onChanged);
  const errors = useDownload(`/imports/${found.noun}/${found.id}/errors`);
  const { counts, state } = found;
  const settled = isImportSettled(found);
  const isChecked = state === 'previewed' || state === 'applied' || state === 'undone' || counts.total > 0;
  const toDo = counts.new + counts.changed;
  return (
    <>
      <section className={styles.card}>
        <div className={styles.verdict}>
          <div>
            <h2 className={styles.heading}>{found.fileName}</h2>
            {found.format && (
              <p className={styles.quiet}>
                {t(found.format === 'xlsx' ? 'import.format.xlsx' : `import.encoding.${found.encoding ?? 'utf-8'}`)}
              </p>
            )}
          </div>
          <div className={styles.buttons}>
            <Button onClick={onClose}>
              {t(state === 'previewed' || state === 'refused' ? 'import.other-file' : 'import.back')}
            </Button>
            {counts.error > 0 && settled && (
              <Button icon={<DownloadOutlined />} loading={errors.isPending} onClick={() => errors.mutate()}>
                {t('import.errors')}
              </Button>
            )}
            {state === 'previewed' && toDo > 0 && counts.error === 0 && (
              <Button type="primary" loading={step.isPending} onClick={step.apply}>
                {t('import.apply', { count: toDo })}
              </Button>
            )}
            {state === 'interrupted' && (
              <Button type="primary" loading={step.isPending} onClick={step.retry}>
                {t('import.retry')}
              </Button>
            )}
            {found.undoable && (
              <Button danger loading={step.isPending} onClick={step.undo}>
                {t('import.undo')}
              </Button>
            )}
          </div>
        </div>
        {settled ? <Verdict found={found} /> : <Working found={found} />}
        {isChecked && <ImportCounts counts={counts} />}
      </section>
      {found.rows.length > 0 && <ImportRows found={found} />}
    </>
  );
}

/** How far core is. It goes on when the page is left. */
function Working({ found: { state, step, progress } }: { found: DataImport }) {
  const t = useShellTexts();
  const { done, total } = progress;
  const percent = total > 0 ? Math.min(100, Math.floor((done / total) * 100)) : 0;
  const counted = step === 'apply' && total > 0;
  return (
    <div className={styles.working} role="status">
      <p className={styles.workingLine}>
        {t(state === 'waiting' ? 'import.waiting' : `import.step.${step}`)}
        {counted && <span className={styles.quiet}>{t('import.rows-done', { done, total })}</span>}
      </p>
      <Progress percent={percent} status="active" showInfo={total > 0} />
      <p className={styles.quiet}>{t(step === 'apply' || step === 'undo' ? 'import.go-on' : 'import.nothing-saved')}</p>
    </div>
  );
}

function Verdict({ found }: { found: DataImport }) {
  const t = useShellTexts();
  const { state, counts, problem } = found;
  const told = problem && (
    <Alert type="error" showIcon title={problem.title} description={problem.remedy ?? undefined} />
  );
  if (state === 'refused') return told ?? null;
  if (state === 'interrupted')
    return (
      <Alert
        type="warning"
        showIcon
        title={t(`import.interrupted.${found.step === 'undo' ? 'undo' : 'any'}`)}
        description={t('import.interrupted.how')}
      />
    );
  if (told) return told;
  if (state === 'applied')
    return <Alert type="success" showIcon title={t('import.applied', { new: counts.new, changed: counts.changed })} />;
  if (state === 'undone') return <Alert type="info" showIcon title={t('import.state.undone')} />;
  if (counts.error > 0)
    return (
      <Alert
        type="error"
        showIcon
        title={t('import.has-errors', { count: counts.error })}
        description={t('import.nothing-saved-mend')}
      />
    );
  const nothingToDo = counts.new + counts.changed === 0;
  return (
    <Alert
      type="info"
      showIcon
      title={t(nothingToDo ? 'import.nothing-to-do' : 'import.all-good')}
      description={t('import.nothing-saved')}
    />
  );
}

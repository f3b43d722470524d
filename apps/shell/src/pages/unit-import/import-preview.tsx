import type { UnitImport } from '@linli/contracts';
import { QueryState, isApiError, useApi, useIntentKey } from '@linli/sdk-web';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, App, Button } from 'antd';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { ImportCounts } from './import-counts.tsx';
import { ImportRows } from './import-rows.tsx';
import { applyImport, importQuery, undoImport } from './unit-import.queries.ts';
import styles from './unit-import.module.css';

interface Props {
  id: string;
  /** What the last step answered, so that it need not be asked for again. */
  known: UnitImport | undefined;
  onChanged: (result: UnitImport) => void;
  onClose: () => void;
}

/** What an import would do, row by row, or what it did. */
export function ImportPreview({ id, known, onChanged, onClose }: Props) {
  const found = useQuery({ ...importQuery(useApi(), id), initialData: known });
  return (
    <QueryState query={found}>{(data) => <Preview found={data} onChanged={onChanged} onClose={onClose} />}</QueryState>
  );
}

function Preview({ found, onChanged, onClose }: { found: UnitImport } & Pick<Props, 'onChanged' | 'onClose'>) {
  const t = useShellTexts();
  const api = useApi();
  const key = useIntentKey();
  const { message, modal } = App.useApp();
  const step = useMutation({
    mutationFn: (verb: 'apply' | 'undo') =>
      (verb === 'apply' ? applyImport : undoImport)(api, found.id, `${key.current()}-${verb}`),
    onSuccess: (result, verb) => {
      key.renew();
      onChanged(result);
      void message.success(
        t(verb === 'apply' ? 'import.applied' : 'import.undone', {
          new: result.counts.new,
          changed: result.counts.changed,
        }),
      );
    },
  });
  const { counts } = found;
  const nothingToDo = counts.error === 0 && counts.new + counts.changed === 0;
  const undo = () =>
    void modal.confirm({
      title: t('import.undo-ask', { file: found.fileName }),
      content: t('import.undo-what', { new: counts.new, changed: counts.changed }),
      okText: t('import.undo'),
      okButtonProps: { danger: true },
      onOk: () => step.mutateAsync('undo').catch(() => undefined),
    });
  return (
    <>
      <section className={styles.card}>
        <div className={styles.verdict}>
          <div>
            <h2 className={styles.heading}>{found.fileName}</h2>
            <p className={styles.quiet}>{t(`import.encoding.${found.encoding}`)}</p>
          </div>
          <div className={styles.buttons}>
            <Button onClick={onClose}>{t(found.state === 'previewed' ? 'import.other-file' : 'import.back')}</Button>
            {found.state === 'previewed' && !nothingToDo && counts.error === 0 && (
              <Button type="primary" loading={step.isPending} onClick={() => step.mutate('apply')}>
                {t('import.apply', { count: counts.new + counts.changed })}
              </Button>
            )}
            {found.undoable && (
              <Button danger loading={step.isPending} onClick={undo}>
                {t('import.undo')}
              </Button>
            )}
          </div>
        </div>
        <Verdict found={found} nothingToDo={nothingToDo} />
        {step.error && (
          <Alert
            type="error"
            showIcon
            title={
              isApiError(step.error) ? step.error.problem.title || t('import.step-failed') : t('import.step-failed')
            }
            description={isApiError(step.error) ? step.error.problem.remedy : undefined}
          />
        )}
        <ImportCounts counts={counts} />
      </section>
      <ImportRows found={found} />
    </>
  );
}

function Verdict({ found, nothingToDo }: { found: UnitImport; nothingToDo: boolean }) {
  const t = useShellTexts();
  if (found.state === 'applied') return <Alert type="success" showIcon title={t('import.state.applied')} />;
  if (found.state === 'undone') return <Alert type="info" showIcon title={t('import.state.undone')} />;
  if (found.counts.error > 0) {
    return (
      <Alert
        type="error"
        showIcon
        title={t('import.has-errors', { count: found.counts.error })}
        description={t('import.nothing-saved-mend')}
      />
    );
  }
  if (nothingToDo)
    return <Alert type="info" showIcon title={t('import.nothing-to-do')} description={t('import.nothing-saved')} />;
  return <Alert type="info" showIcon title={t('import.all-good')} description={t('import.nothing-saved')} />;
}

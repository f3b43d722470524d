import type { DataImport } from '@linli/contracts';
import { isApiError, useApi, useIntentKey } from '@linli/sdk-web';
import { useMutation } from '@tanstack/react-query';
import { App } from 'antd';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { stepImport } from './data-import.queries.ts';
import type { ImportVerb } from './data-import.queries.ts';

/** Asks core for the next step of an import; undoing is asked about first. */
export function useImportStep(item: DataImport, onChanged: (result: DataImport) => void) {
  const t = useShellTexts();
  const api = useApi();
  const key = useIntentKey();
  const { message, modal } = App.useApp();
  const step = useMutation({
    mutationFn: (verb: ImportVerb) => stepImport(api, item.noun, item.id, verb, `${key.current()}-${verb}`),
    onSuccess: (result) => {
      key.renew();
      onChanged(result);
    },
    onError: (error) => {
      key.renew();
      void message.error((isApiError(error) && error.problem.title) || t('import.step-failed'));
    },
  });
  const undo = () =>
    void modal.confirm({
      title: t('import.undo-ask', { file: item.fileName }),
      content: t('import.undo-what', { new: item.counts.new, changed: item.counts.changed }),
      okText: t('import.undo'),
      okButtonProps: { danger: true },
      onOk: () => step.mutateAsync('undo').catch(() => undefined),
    });
  return { undo, apply: () => step.mutate('apply'), retry: () => step.mutate('retry'), isPending: step.isPending };
}

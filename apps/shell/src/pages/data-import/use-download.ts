import { isApiError, saveFile, useApi } from '@linli/sdk-web';
import { useMutation } from '@tanstack/react-query';
import { App } from 'antd';
import { useShellTexts } from '../../texts/shell-texts.ts';

/** Fetches a file of core and saves it on the person's computer; says why when that fails. */
export function useDownload(path: string) {
  const t = useShellTexts();
  const api = useApi();
  const { message } = App.useApp();
  return useMutation({
    mutationFn: () => api.download(path),
    onSuccess: saveFile,
    onError: (error) => void message.error((isApiError(error) && error.problem.title) || t('import.download-failed')),
  });
}

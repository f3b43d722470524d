import { useMutation } from '@tanstack/react-query';
import { App } from 'antd';
import { saveFile } from '../../api/save-file.ts';
import { useSdkTexts } from '../../texts/sdk-texts.ts';
import { describeError } from '../describe-error.ts';
import type { PageAction } from '../page-action.ts';
import type { ListSource } from './list.types.ts';

/** Saves what a list shows, all pages of it, as a workbook on the person's computer; says why when that fails. */
export function useListExport<T>({ file }: ListSource<T>, title: string): PageAction[] {
  const t = useSdkTexts();
  const { message } = App.useApp();
  const download = useMutation({
    mutationFn: (make: NonNullable<ListSource<T>['file']>) => make(),
    onMutate: () => void message.open({ key: title, type: 'loading', content: t('export.running'), duration: 0 }),
    onSuccess(saved) {
      message.destroy(title);
      saveFile(saved);
    },
    onError(error) {
      const { title: words, remedy } = describeError(error, t);
      void message.open({ key: title, type: 'error', content: [words, remedy].filter(Boolean).join(t('export.stop')) });
    },
  });
  return file
    ? [{ key: 'export', label: t('export.list'), loading: download.isPending, onClick: () => download.mutate(file) }]
    : [];
}

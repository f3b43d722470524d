import { IMPORT_PERMISSIONS } from '@linli/contracts';
import type { ImportNoun } from '@linli/contracts';
import { useCan } from '@linli/sdk-web';
import type { PageAction } from '@linli/sdk-web';
import { useLocation } from 'react-router';
import { withUnit } from '../../frame/keep-unit.ts';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { useDownload } from '../data-import/use-download.ts';

/** What a list of records does with tables: takes one in, where the reader may, and gives all in reach as one. */
export function useTableActions(noun: ImportNoun): PageAction[] {
  const t = useShellTexts();
  const { search } = useLocation();
  const mayImport = useCan(IMPORT_PERMISSIONS[noun]);
  const download = useDownload(`/exports/${noun}`);
  return [
    ...(mayImport ? [{ key: 'import', label: t('directory.import'), href: withUnit(`/imports/${noun}`, search) }] : []),
    { key: 'export', label: t('directory.export'), loading: download.isPending, onClick: () => download.mutate() },
  ];
}

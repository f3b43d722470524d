import { DownloadOutlined } from '@ant-design/icons';
import type { UnitImport } from '@linli/contracts';
import { PageHeader, useApi, useLocale } from '@linli/sdk-web';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useLocation, useSearchParams } from 'react-router';
import { withUnit } from '../../frame/keep-unit.ts';
import { useDocumentTitle } from '../../frame/use-document-title.ts';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { forgetUnits } from '../units/unit.queries.ts';
import { ImportDrop } from './import-drop.tsx';
import { ImportHistory } from './import-history.tsx';
import { ImportPreview } from './import-preview.tsx';
import { saveFile, templateOf } from './import-template.ts';
import styles from './unit-import.module.css';

/** Template, file, preview, then all or nothing; and the earlier imports with the way back. */
export function UnitImportPage() {
  const t = useShellTexts();
  const locale = useLocale();
  const queries = useQueryClient();
  const api = useApi();
  const { search } = useLocation();
  const [params, setParams] = useSearchParams();
  const [kept, setKept] = useState<UnitImport | null>(null);
  const openId = params.get('import');
  useDocumentTitle(t('menu.import'));

  const open = (id: string | null) =>
    setParams((previous) => {
      const next = new URLSearchParams(previous);
      if (id) next.set('import', id);
      else next.delete('import');
      return next;
    });
  const changed = (result: UnitImport) => {
    queries.setQueryData(['core', 'unit-imports', result.id], result);
    void queries.invalidateQueries({ queryKey: ['core', 'unit-imports'], exact: true });
    if (result.state !== 'previewed') void forgetUnits(queries);
    setKept(result);
  };
  return (
    <div className={styles.page}>
      <PageHeader
        title={t('menu.import')}
        breadcrumb={
          openId
            ? [{ label: t('menu.import'), href: withUnit('/units/import', search) }, { label: t('import.preview') }]
            : []
        }
        description={t('import.description')}
        extra={
          <Button icon={<DownloadOutlined />} onClick={() => saveFile(templateOf(locale), t('import.template-name'))}>
            {t('import.template')}
          </Button>
        }
      />
      {openId ? (
        <ImportPreview
          id={openId}
          known={kept?.id === openId ? kept : undefined}
          onChanged={changed}
          onClose={() => open(null)}
        />
      ) : (
        <>
          <ImportDrop
            api={api}
            onPreview={(result) => {
              changed(result);
              open(result.id);
            }}
          />
          <ImportHistory onOpen={open} onChanged={changed} />
        </>
      )}
    </div>
  );
}

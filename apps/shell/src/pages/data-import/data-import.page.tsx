import { DownloadOutlined } from '@ant-design/icons';
import { IMPORT_NOUNS, IMPORT_PERMISSIONS, importNounSchema } from '@linli/contracts';
import type { DataImport, ImportNoun } from '@linli/contracts';
import { keepAnswer, PageHeader, useCan } from '@linli/sdk-web';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Segmented } from 'antd';
import { useLocation, useNavigate, useParams, useSearchParams } from 'react-router';
import { withUnit } from '../../frame/keep-unit.ts';
import { useDocumentTitle } from '../../frame/use-document-title.ts';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { LostPage } from '../lost.page.tsx';
import { importsKey } from './data-import.queries.ts';
import { ImportDrop } from './import-drop.tsx';
import { ImportHistory } from './import-history.tsx';
import { ImportView } from './import-view.tsx';
import { useDownload } from './use-download.ts';
import styles from './data-import.module.css';

/** Template, file, preview, then all or nothing; and the earlier imports with the way back. One page for every noun. */
export function DataImportPage() {
  const noun = importNounSchema.safeParse(useParams()['noun'] ?? 'units');
  const may = useMayImport();
  if (!noun.success || !may(noun.data)) return <LostPage />;
  return <NounImportPage key={noun.data} noun={noun.data} may={may} />;
}

function useMayImport(): (noun: ImportNoun) => boolean {
  const held = {
    units: useCan(IMPORT_PERMISSIONS.units),
    organisations: useCan(IMPORT_PERMISSIONS.organisations),
    people: useCan(IMPORT_PERMISSIONS.people),
    appointments: useCan(IMPORT_PERMISSIONS.appointments),
    grants: useCan(IMPORT_PERMISSIONS.grants),
  };
  return (noun) => held[noun];
}

function NounImportPage({ noun, may }: { noun: ImportNoun; may: (noun: ImportNoun) => boolean }) {
  const t = useShellTexts();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { search } = useLocation();
  const [params, setParams] = useSearchParams();
  const template = useDownload(`/imports/${noun}/template`);
  const openId = params.get('import');
  const title = t('import.title', { noun: t(`import.noun.${noun}`) });
  useDocumentTitle(title);

  const open = (id: string | null) =>
    setParams((previous) => {
      const next = new URLSearchParams(previous);
      if (id) next.set('import', id);
      else next.delete('import');
      return next;
    });
  const changed = (result: DataImport) => {
    keepAnswer(queries, [...importsKey(noun), result.id], result);
    void queries.invalidateQueries({ queryKey: importsKey(noun), exact: true });
  };
  const nouns = IMPORT_NOUNS.filter(may).map((value) => ({ value, label: t(`import.noun.${value}`) }));
  return (
    <div className={styles.page}>
      <PageHeader
        title={title}
        breadcrumb={
          openId ? [{ label: title, href: withUnit(`/imports/${noun}`, search) }, { label: t('import.preview') }] : []
        }
        description={t('import.description')}
        extra={
          <Button icon={<DownloadOutlined />} loading={template.isPending} onClick={() => template.mutate()}>
            {t('import.template')}
          </Button>
        }
      />
      {openId ? (
        <ImportView noun={noun} id={openId} onChanged={changed} onClose={() => open(null)} />
      ) : (
        <>
          {nouns.length > 1 && (
            <Segmented
              className={styles.nouns}
              options={nouns}
              value={noun}
              onChange={(value) => void navigate(withUnit(`/imports/${value}`, search))}
            />
          )}
          {noun !== 'units' && (
            <Alert className={styles.notice} type="info" showIcon title={t(`import.notice.${noun}`)} />
          )}
          <ImportDrop
            noun={noun}
            onReceived={(result) => {
              changed(result);
              open(result.id);
            }}
          />
          <ImportHistory noun={noun} onOpen={open} />
        </>
      )}
    </div>
  );
}

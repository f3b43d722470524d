import { FileExcelOutlined } from '@ant-design/icons';
import type { DataImport, ImportNoun } from '@linli/contracts';
import { ErrorState, useApi } from '@linli/sdk-web';
import { useMutation } from '@tanstack/react-query';
import { Spin, Upload } from 'antd';
import { useState } from 'react';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { uploadImport } from './data-import.queries.ts';
import styles from './data-import.module.css';

const MAX_BYTES = 200 * 1024 * 1024;

/** Where the file goes. Core reads and checks it; nothing is saved by that. */
export function ImportDrop({ noun, onReceived }: { noun: ImportNoun; onReceived: (result: DataImport) => void }) {
  const t = useShellTexts();
  const api = useApi();
  const [refused, setRefused] = useState<string | null>(null);
  const upload = useMutation({ mutationFn: (file: File) => uploadImport(api, noun, file), onSuccess: onReceived });

  const take = (file: File) => {
    const reason = file.size > MAX_BYTES ? 'import.too-big' : file.size === 0 ? 'import.empty-file' : null;
    setRefused(reason && t(reason, { name: file.name }));
    if (reason) upload.reset();
    else upload.mutate(file);
    return false;
  };
  return (
    <section className={styles.drop}>
      <Upload.Dragger
        accept=".xlsx,.csv,.txt,text/csv"
        maxCount={1}
        showUploadList={false}
        beforeUpload={take}
        disabled={upload.isPending}
      >
        <Spin spinning={upload.isPending} delay={300}>
          <FileExcelOutlined className={styles.dropIcon} aria-hidden />
          <p className={styles.dropTitle}>{t(upload.isPending ? 'import.uploading' : 'import.drop')}</p>
          <p className={styles.quiet}>{t('import.drop-how')}</p>
        </Spin>
      </Upload.Dragger>
      {refused && (
        <p className={styles.refused} role="alert">
          {refused}
        </p>
      )}
      {upload.error && <ErrorState error={upload.error} size="inline" />}
    </section>
  );
}

import { FileTextOutlined } from '@ant-design/icons';
import type { UnitImport } from '@linli/contracts';
import { ErrorState } from '@linli/sdk-web';
import type { ApiClient } from '@linli/sdk-web';
import { useMutation } from '@tanstack/react-query';
import { Spin, Upload } from 'antd';
import { useState } from 'react';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { previewImport } from './unit-import.queries.ts';
import styles from './unit-import.module.css';

const MAX_BYTES = 20 * 1024 * 1024;

/** Where the file goes. It is checked by core at once; nothing is saved by that. */
export function ImportDrop({ api, onPreview }: { api: ApiClient; onPreview: (result: UnitImport) => void }) {
  const t = useShellTexts();
  const [refused, setRefused] = useState<string | null>(null);
  const preview = useMutation({ mutationFn: (file: File) => previewImport(api, file), onSuccess: onPreview });

  const take = (file: File) => {
    const reason = file.size > MAX_BYTES ? 'import.too-big' : file.size === 0 ? 'import.empty-file' : null;
    setRefused(reason && t(reason, { name: file.name }));
    if (reason) preview.reset();
    else preview.mutate(file);
    return false;
  };
  return (
    <section className={styles.drop}>
      <Upload.Dragger
        accept=".csv,.txt,text/csv"
        maxCount={1}
        showUploadList={false}
        beforeUpload={take}
        disabled={preview.isPending}
      >
        <Spin spinning={preview.isPending} delay={300}>
          <FileTextOutlined className={styles.dropIcon} aria-hidden />
          <p className={styles.dropTitle}>{t(preview.isPending ? 'import.checking' : 'import.drop')}</p>
          <p className={styles.quiet}>{t('import.drop-how')}</p>
        </Spin>
      </Upload.Dragger>
      {refused && (
        <p className={styles.refused} role="alert">
          {refused}
        </p>
      )}
      {preview.error && <ErrorState error={preview.error} size="inline" />}
    </section>
  );
}

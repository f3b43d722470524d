import { useEffect, useMemo, useState } from 'react';
import { DeleteOutlined, FileTextOutlined, PictureOutlined, ReloadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { isPicture } from '@linli/contracts';
import type { ApiClient } from '../api/client.ts';
import { useSdkTexts } from '../texts/sdk-texts.ts';
import { attachmentLinksQuery } from './attachment.queries.ts';
import styles from './attachment.module.css';
import { isUploaded, type AttachmentItem } from './attachment-item.ts';
import { fileSize } from './file-size.ts';
import type { UploadState } from './use-uploads.ts';

interface Props {
  api: ApiClient;
  item: AttachmentItem;
  /** The file itself, while the page still has it. */
  file: File | undefined;
  state: UploadState | undefined;
  onRemove(): void;
  onRetry(): void;
}

/** One file of a form. */
export function AttachmentRow({ api, item, file, state, onRemove, onRetry }: Props) {
  const t = useSdkTexts();
  const failure = isUploaded(item) ? undefined : state?.failure;
  const percent = Math.round(((state?.sent ?? 0) / Math.max(1, item.size)) * 100);
  return (
    <li className={styles.row}>
      <Preview api={api} item={item} file={file} />
      <div className={styles.about}>
        <div className={styles.name}>{item.name}</div>
        {failure ? (
          <div role="alert" className={styles.failure}>
            {failure}
          </div>
        ) : (
          <div className={styles.secondary}>
            {isUploaded(item) ? fileSize(item.size) : t('attachment.uploading', { percent: Math.min(99, percent) })}
          </div>
        )}
        {!isUploaded(item) && !failure && (
          <Progress percent={percent} showInfo={false} size="small" aria-label={item.name} />
        )}
      </div>
      {failure && state?.again && (
        <Button
          type="text"
          icon={<ReloadOutlined />}
          aria-label={t('attachment.retry', { name: item.name })}
          onClick={onRetry}
        />
      )}
      <Button
        type="text"
        icon={<DeleteOutlined />}
        aria-label={t('attachment.remove', { name: item.name })}
        onClick={onRemove}
      />
    </li>
  );
}

function Preview({ api, item, file }: Pick<Props, 'api' | 'item' | 'file'>) {
  const isImage = isPicture(item);
  const local = useMemo(() => (file && isImage ? URL.createObjectURL(file) : undefined), [file, isImage]);
  useEffect(() => () => void (local && URL.revokeObjectURL(local)), [local]);
  const isAsked = isImage && !file && isUploaded(item);
  const links = useQuery(attachmentLinksQuery(api, isAsked ? item.kind : '', isAsked ? [item.id] : []));
  const [failed, setFailed] = useState('');
  const source = local ?? links.data?.links[item.id];
  // What only calls itself a picture shows none.
  if (source && source !== failed)
    return <img className={styles.preview} src={source} alt="" onError={() => setFailed(source)} />;
  return (
    <span className={styles.preview}>
      {isImage ? <PictureOutlined aria-hidden /> : <FileTextOutlined aria-hidden />}
    </span>
  );
}

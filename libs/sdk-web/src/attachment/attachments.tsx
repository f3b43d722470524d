import { useState } from 'react';
import { FileTextOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { isPicture, type Attachment } from '@linli/contracts';
import { useApi } from '../api/api.hooks.ts';
import { CORE_API } from '../api/client.ts';
import { describeError } from '../kit/describe-error.ts';
import { useSdkTexts } from '../texts/sdk-texts.ts';
import { attachmentLinksQuery, freshLink } from './attachment.queries.ts';
import styles from './attachment.module.css';
import { fileSize } from './file-size.ts';
import { Lightbox } from './lightbox.tsx';

export interface AttachmentsProps {
  /** Of one kind. */
  items: readonly Attachment[];
  /** Base of the API that keeps them; core's own by default. */
  apiBase?: string;
  /** What they are, for screen readers: 现场照片. */
  label: string;
  /** Takes a picture off the record; without it there is no such button. */
  onRemove?: ((item: Attachment) => void) | undefined;
}

/** What hangs on a record: pictures as thumbnails that open large, documents as a list with their sizes. */
export function Attachments({ items, apiBase = CORE_API, label, onRemove }: AttachmentsProps) {
  const api = useApi(apiBase);
  const pictures = items.filter(isPicture);
  const documents = items.filter((item) => !isPicture(item));
  const [shown, setShown] = useState<number | null>(null);
  const ids = pictures.map(({ id }) => id);
  const links = useQuery(attachmentLinksQuery(api, pictures[0]?.kind ?? '', ids));
  const open = (index: number) => {
    // What was opened long ago is asked for anew before it is shown large.
    if (links.data && hasEnded(links.data.until)) void links.refetch();
    setShown(index);
  };
  if (items.length === 0) return null;
  return (
    <div role="group" aria-label={label}>
      {pictures.length > 0 && (
        <ul className={styles.gallery}>
          {pictures.map((picture, index) => (
            <li key={picture.id}>
              <Thumbnail picture={picture} source={links.data?.links[picture.id]} onOpen={() => open(index)} />
            </li>
          ))}
        </ul>
      )}
      {documents.length > 0 && (
        <ul className={styles.documents}>
          {documents.map((document) => (
            <li key={document.id}>
              <DocumentLink document={document} apiBase={apiBase} />
            </li>
          ))}
        </ul>
      )}
      {shown !== null && (
        <Lightbox
          pictures={pictures}
          links={links.data?.links ?? {}}
          index={shown}
          onMove={setShown}
          onClose={() => setShown(null)}
          onRemove={
            onRemove &&
            ((picture) => {
              setShown(null);
              onRemove(picture);
            })
          }
        />
      )}
    </div>
  );
}

const hasEnded = (until: string) => Date.parse(until) <= Date.now();

interface ThumbnailProps {
  picture: Attachment;
  source: string | undefined;
  onOpen(): void;
}

function Thumbnail({ picture, source, onOpen }: ThumbnailProps) {
  const t = useSdkTexts();
  const [failed, setFailed] = useState('');
  return (
    <button
      type="button"
      className={styles.thumbnail}
      aria-label={t('attachment.open', { name: picture.name })}
      onClick={onOpen}
    >
      {source && failed !== source ? (
        <img src={source} alt="" loading="lazy" onError={() => setFailed(source)} />
      ) : (
        <span className={styles.secondary}>{source ? t('attachment.not-shown') : ''}</span>
      )}
    </button>
  );
}

function DocumentLink({ document: item, apiBase }: { document: Attachment; apiBase: string }) {
  const api = useApi(apiBase);
  const t = useSdkTexts();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      const link = document.createElement('a');
      link.href = await freshLink(api, item);
      link.download = item.name;
      link.click();
    } catch (error) {
      void message.error(describeError(error, t).title);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      type="link"
      className={styles.document}
      icon={<FileTextOutlined aria-hidden />}
      loading={busy}
      onClick={() => void save()}
    >
      <span className={styles.name} title={item.name}>
        {item.name}
      </span>
      <span className={styles.secondary}>{fileSize(item.size)}</span>
    </Button>
  );
}

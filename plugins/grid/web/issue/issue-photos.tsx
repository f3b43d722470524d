import type { Attachment, AttachmentKind } from '@linli/contracts';
import { Attachments } from '@linli/sdk-web';
import type { IssueDetail } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import styles from './issue.module.css';

interface Props {
  issue: IssueDetail;
  kind: AttachmentKind;
  label: string;
  /** Begins to take one off, if the asker may. */
  onRemove?: ((photo: Attachment) => void) | undefined;
}

export const hasPhotos = ({ photos }: IssueDetail, kind: AttachmentKind): boolean =>
  photos.some((photo) => photo.kind === kind.id);

/** The photos of one kind; nothing where there are none. */
export function IssuePhotos({ issue, kind, label, onRemove }: Props) {
  const items = issue.photos.filter((photo) => photo.kind === kind.id);
  if (items.length === 0) return null;
  return (
    <div className={styles.photos}>
      <Attachments items={items} apiBase={plugin.apiBase} label={label} onRemove={onRemove} />
    </div>
  );
}

import { useRef, useState, type ChangeEvent } from 'react';
import { CameraOutlined, UploadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { AttachmentKind } from '@linli/contracts';
import { useApi } from '../api/api.hooks.ts';
import { CORE_API } from '../api/client.ts';
import { usePhone } from '../kit/use-phone.ts';
import { useSdkTexts } from '../texts/sdk-texts.ts';
import styles from './attachment.module.css';
import { acceptOf, isOfPictures, takesPictures, type AttachmentItem } from './attachment-item.ts';
import { AttachmentRow } from './attachment-row.tsx';
import { keyOf, useUploads } from './use-uploads.ts';

export interface AttachmentFieldProps {
  id: string;
  kind: AttachmentKind;
  /** Base of the API that takes the files in; core's own by default. */
  apiBase?: string;
  value?: unknown;
  onChange(items: AttachmentItem[] | undefined): void;
  'aria-label'?: string;
  disabled?: boolean;
}

/** Files of a form: chosen or photographed, uploaded at once, each with its progress, its trouble and a way to take it out. */
export function AttachmentField({
  id,
  kind,
  apiBase = CORE_API,
  value,
  onChange,
  disabled,
  ...aria
}: AttachmentFieldProps) {
  const t = useSdkTexts();
  const phone = usePhone();
  const api = useApi(apiBase);
  const { items, states, add, remove, retry } = useUploads({ api, kind, value, onChange, t });
  const [ignored, setIgnored] = useState(0);
  const chooser = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const isFull = items.length >= kind.maxCount;
  const take = ({ target }: ChangeEvent<HTMLInputElement>) => {
    setIgnored(add([...(target.files ?? [])]));
    // The same file can be chosen again after it was taken out.
    target.value = '';
  };
  const hasCamera = takesPictures(kind) && phone;
  const choose = t(
    isOfPictures(kind) ? (phone ? 'attachment.from-album' : 'attachment.choose-photos') : 'attachment.choose',
  );
  return (
    <div className={styles.field} role="group" {...aria}>
      <input
        ref={chooser}
        type="file"
        className={styles.chooser}
        tabIndex={-1}
        aria-hidden="true"
        data-field={id}
        accept={acceptOf(kind)}
        multiple={kind.maxCount > 1}
        onChange={take}
      />
      <input
        ref={camera}
        type="file"
        className={styles.chooser}
        tabIndex={-1}
        aria-hidden="true"
        accept="image/jpeg"
        capture="environment"
        onChange={take}
      />
      {items.length > 0 && (
        <ul className={styles.rows}>
          {items.map((item) => (
            <AttachmentRow
              key={keyOf(item)}
              api={api}
              item={item}
              file={states.get(keyOf(item))?.file}
              state={states.get(keyOf(item))}
              onRemove={() => remove(item)}
              onRetry={() => retry(keyOf(item))}
            />
          ))}
        </ul>
      )}
      <div className={styles.buttons}>
        {hasCamera && (
          <Button
            icon={<CameraOutlined aria-hidden />}
            disabled={disabled || isFull}
            onClick={() => camera.current?.click()}
          >
            {t('attachment.take-photo')}
          </Button>
        )}
        <Button
          id={id}
          // The label of the field names the group; this says what the button does.
          aria-label={choose}
          icon={<UploadOutlined aria-hidden />}
          disabled={disabled || isFull}
          onClick={() => chooser.current?.click()}
        >
          {choose}
        </Button>
        <span className={styles.limits}>
          {t('attachment.limits', { count: items.length, max: kind.maxCount, megabytes: kind.maxMegabytes })}
        </span>
      </div>
      {ignored > 0 && (
        <p role="alert" className={styles.failure}>
          {t('attachment.ignored', { count: ignored, max: kind.maxCount })}
        </p>
      )}
    </div>
  );
}

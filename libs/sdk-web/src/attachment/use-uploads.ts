import { useEffect, useEffectEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Attachment, AttachmentKind } from '@linli/contracts';
import type { ApiClient } from '../api/client.ts';
import { ApiError } from '../api/api-error.ts';
import { describeError } from '../kit/describe-error.ts';
import type { Translate } from '../texts/use-texts.ts';
import { isUploaded, itemsOf, waitingItem, type AttachmentItem } from './attachment-item.ts';

/** More at once make each slower, on a phone above all. */
const AT_ONCE = 2;
const MEGABYTE = 1024 * 1024;

/** How an upload stands: how much of it has gone, or what went wrong. */
export interface UploadState {
  sent: number;
  /** The file itself, while the page has it. */
  file?: File;
  failure?: string;
  /** Trying again makes sense. */
  again?: boolean;
}

interface Settings {
  api: ApiClient;
  kind: AttachmentKind;
  value: unknown;
  onChange(items: AttachmentItem[] | undefined): void;
  t: Translate;
}

/**
 * The uploads of one field. The field's value has what is uploaded and what is on its way, in the order chosen; it is the
 * form's draft, so that what is uploaded outlives a reload. What was on its way then is gone: a page cannot keep a file.
 */
export function useUploads({ api, kind, value, onChange, t }: Settings) {
  const [states, setStates] = useState<ReadonlyMap<string, UploadState>>(new Map());
  const files = useRef(new Map<string, File>());
  const running = useRef(new Map<string, AbortController>());
  const queue = useRef<string[]>([]);
  const shown = useMemo(() => itemsOf(value), [value]);
  const items = useRef(shown);
  useLayoutEffect(() => {
    items.current = shown;
  }, [shown]);

  const commit = (next: AttachmentItem[]) => {
    // Two that end at once must not each forget the other.
    items.current = next;
    // An empty list is an empty control, and no draft.
    onChange(next.length > 0 ? next : undefined);
  };
  const mark = (key: string, state: UploadState) => {
    const file = files.current.get(key);
    setStates((all) => new Map(all).set(key, { file, ...state }));
  };

  const start = async (key: string) => {
    const file = files.current.get(key);
    if (!file) return;
    const control = new AbortController();
    running.current.set(key, control);
    mark(key, { sent: 0 });
    try {
      const made = await api.upload<Attachment>(`attachments/${kind.id}`, file, {
        query: { name: file.name },
        contentType: 'application/octet-stream',
        // The same while it is tried again, so that an upload whose answer was lost counts once.
        idempotencyKey: key,
        signal: control.signal,
        onProgress: (sent) => mark(key, { sent }),
      });
      mark(made.id, { sent: made.size, file });
      commit(items.current.map((item) => ('key' in item && item.key === key ? made : item)));
    } catch (error) {
      if (control.signal.aborted) return;
      const { title, remedy } = describeError(error, t);
      mark(key, {
        sent: 0,
        failure: [title, remedy].filter(Boolean).join(t('attachment.stop')),
        again: mayDoBetter(error),
      });
    } finally {
      running.current.delete(key);
      pump();
    }
  };
  const pump = () => {
    while (running.current.size < AT_ONCE && queue.current.length > 0) {
      const key = queue.current.shift();
      if (key !== undefined) void start(key);
    }
  };

  const add = (chosen: readonly File[]) => {
    const room = Math.max(0, kind.maxCount - items.current.length);
    const added = chosen.slice(0, room).map((file) => ({ file, item: waitingItem(file) }));
    for (const { file, item } of added) {
      files.current.set(item.key, file);
      const failure = refusalOf(file, kind, t);
      if (failure) mark(item.key, { sent: 0, failure });
      else queue.current.push(item.key);
    }
    commit([...items.current, ...added.map(({ item }) => item)]);
    pump();
    return chosen.length - added.length;
  };
  const remove = (gone: AttachmentItem) => {
    commit(items.current.filter((item) => item !== gone && keyOf(item) !== keyOf(gone)));
    if (isUploaded(gone)) {
      // Whether or not the server hears of it now: what hangs on nothing ends after a day.
      api.delete(`attachments/${kind.id}/${gone.id}`).catch(() => undefined);
      return;
    }
    running.current.get(gone.key)?.abort();
    queue.current = queue.current.filter((key) => key !== gone.key);
    files.current.delete(gone.key);
  };
  const retry = (key: string) => {
    if (running.current.has(key) || queue.current.includes(key)) return;
    queue.current.push(key);
    pump();
  };

  // What a draft says was on its way has no file any more.
  const forgetLost = useEffectEvent(() => {
    const kept = items.current.filter((item) => isUploaded(item) || files.current.has(item.key));
    if (kept.length < items.current.length) commit(kept);
  });
  useEffect(() => {
    const alive = running.current;
    forgetLost();
    return () => {
      for (const control of alive.values()) control.abort();
    };
  }, []);

  return { items: shown, states, add, remove, retry };
}

export const keyOf = (item: AttachmentItem): string => (isUploaded(item) ? item.id : item.key);

/** The same file gets the same refusal; a network, a disk or a busy server may have got better. */
function mayDoBetter(error: unknown): boolean {
  if (!(error instanceof ApiError)) return true;
  const { status, code } = error.problem;
  return status < 400 || status >= 500 || status === 429 || code === 'core.attachment.cut-off';
}

/** What need not be sent to be refused. */
function refusalOf({ size, name }: File, { maxMegabytes }: AttachmentKind, t: Translate): string | undefined {
  if (size === 0) return t('attachment.empty');
  if (size > maxMegabytes * MEGABYTE) return t('attachment.too-large', { max: maxMegabytes });
  return /\.(heic|heif)$/i.test(name) ? t('attachment.heic') : undefined;
}

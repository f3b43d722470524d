import { ApiError, CLIENT_BAD_ANSWER, CLIENT_OFFLINE, PLUGIN_UNAVAILABLE } from '../api/api-error.ts';
import type { Translate } from '../texts/use-texts.ts';

export type ErrorKind = 'gone' | 'forbidden' | 'offline' | 'unavailable' | 'busy' | 'failed';

export interface ErrorWords {
  kind: ErrorKind;
  title: string;
  detail?: string;
  remedy?: string;
  traceId?: string;
}

/** The words for something thrown: the server's own where it gave some, the SDK's otherwise. */
export function describeError(error: unknown, t: Translate): ErrorWords {
  if (!(error instanceof ApiError)) {
    return { kind: 'failed', title: t('error.page.title'), remedy: t('error.page.remedy-without-trace') };
  }
  const { status, code, title, detail, remedy, traceId } = error.problem;
  if (code === CLIENT_OFFLINE) {
    return { kind: 'offline', title: t('error.offline.title'), remedy: t('error.offline.remedy') };
  }
  if (code === CLIENT_BAD_ANSWER) {
    return { kind: 'failed', title: t('error.bad-answer.title'), remedy: t('error.bad-answer.remedy'), traceId };
  }
  if (code === PLUGIN_UNAVAILABLE) {
    return { kind: 'unavailable', title, detail, remedy: remedy ?? t('error.unavailable.remedy'), traceId };
  }
  if (status === 404 || status === 410) {
    // One and the same page, whether there is nothing or it is out of reach: the difference would tell too much.
    return { kind: 'gone', title: t('error.gone.title'), detail: t('error.gone.detail'), traceId };
  }
  if (status === 403) {
    return { kind: 'forbidden', title, detail, remedy: remedy ?? t('error.forbidden.remedy'), traceId };
  }
  const kind = status === 429 || status === 503 || status === 504 ? 'busy' : 'failed';
  return { kind, title: title || t('error.page.title'), detail, remedy: remedy ?? t('error.page.remedy'), traceId };
}

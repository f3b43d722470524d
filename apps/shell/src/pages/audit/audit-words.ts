import type { AuditEntry, AuditFinding, AuditWords } from '@linli/contracts';
import { formatTime, zonedParts } from '@linli/sdk-web';
import type { Locale, Tone, Translate } from '@linli/sdk-web';

export const OUTCOME_TONE: Record<AuditEntry['outcome'], Tone> = {
  done: 'neutral',
  refused: 'warning',
  failed: 'danger',
};

/** What something was done to: its kind and what people call it. A record that has no name is one of its owner's. */
export function targetText(t: Translate, { target, plugin }: AuditEntry): string {
  if (!target) return '';
  const type = target.type?.title;
  if (target.title === null) return type ?? t('audit.untitled', { plugin: plugin.title });
  return type === undefined || type === target.title ? target.title : `${type} ${target.title}`;
}

/** `14:05:03`, with the day before it where it is not today's. */
export function clockText(instant: string, locale: Locale, now = new Date()): string {
  const { date, time } = zonedParts(instant);
  const clock = `${time}:${String(new Date(instant).getUTCSeconds()).padStart(2, '0')}`;
  return zonedParts(now).date === date ? clock : `${formatTime(instant, locale).slice(0, -time.length)}${clock}`;
}

/** A finding as a sentence: what, which, and what became of it. */
export function findingText(t: Translate, finding: AuditFinding, words: AuditWords | undefined): string {
  const { kind, line, content, batch, upTo, anchor } = finding;
  return t(`audit.finding.${kind}`, { what: whatOf() });

  function whatOf(): string {
    if (line !== null && content) {
      const { at, actor, action, target } = content;
      const title = words?.actions.find(({ id }) => id === action)?.title ?? action ?? '';
      const parts = [at === null ? '' : formatTime(at), actor ?? '', title, target ?? ''].filter((part) => part !== '');
      return t('audit.finding.line', { line, content: parts.join(' ') });
    }
    if (line !== null) return t('audit.finding.line-gone', { line, batch: batch ?? '?' });
    if (batch === null) return t('audit.finding.place', { file: anchor?.file ?? '', line: anchor?.line ?? 0 });
    return upTo === null || upTo === batch
      ? t('audit.finding.batch', { batch })
      : t('audit.finding.batches', { batch, upTo });
  }
}

import type { HistoryEntry, Tone, Translate } from '@linli/sdk-web';
import type { IssueEvent } from '../../contract/index.ts';

const TONE: Partial<Record<IssueEvent['action'], Tone>> = {
  refuse: 'warning',
  resolve: 'active',
  rework: 'danger',
  verify: 'success',
  close: 'success',
};

/** The steps of an issue as sentences, with what was said at each. */
export function historyEntries(t: Translate, events: readonly IssueEvent[]): HistoryEntry[] {
  return events.map((event) => ({
    id: event.id,
    at: event.at,
    tone: TONE[event.action],
    sentence: t(`issue.history.${event.action}`, {
      by: event.by.name,
      handler: event.handler?.name ?? '',
      outcome: event.outcome ? t(`issue.outcome.${event.outcome}`) : '',
    }),
    note: noteOf(t, event),
  }));
}

function noteOf(t: Translate, { reply, reason, namedBody }: IssueEvent): string | undefined {
  const said = [
    reply,
    reason && t('issue.history.reason', { reason }),
    namedBody && t('issue.history.named-body', { namedBody }),
  ].filter(Boolean);
  return said.length > 0 ? said.join('\n') : undefined;
}

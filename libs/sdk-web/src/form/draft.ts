const PREFIX = 'linli.draft.';

const keyOf = (accountId: string, formId: string) => `${PREFIX}${accountId}.${formId}`;

/** What was typed into a form and not sent, of this account in this tab. */
export function readDraft(accountId: string, formId: string): Record<string, unknown> | undefined {
  const text = sessionStorage.getItem(keyOf(accountId, formId));
  if (!text) {
    return undefined;
  }
  const value: unknown = JSON.parse(text);
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
}

/** Keeps what was typed, until it is sent, thrown away, or the tab closes. */
export function writeDraft(accountId: string, formId: string, values: Record<string, unknown>): void {
  const kept = Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== '');
  if (kept.length === 0) {
    clearDraft(accountId, formId);
  } else {
    sessionStorage.setItem(keyOf(accountId, formId), JSON.stringify(Object.fromEntries(kept)));
  }
}

export function clearDraft(accountId: string, formId: string): void {
  sessionStorage.removeItem(keyOf(accountId, formId));
}

/** Throws away everything typed and not sent; the shell calls it when somebody signs out. */
export function clearAllDrafts(): void {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(PREFIX)) {
      sessionStorage.removeItem(key);
    }
  }
}

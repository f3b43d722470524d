import type { OrganisationChange } from '@linli/contracts';
import type { HistoryEntry, Tone, Translate } from '@linli/sdk-web';

const TONE: Partial<Record<OrganisationChange['kind'], Tone>> = {
  activated: 'success',
  refused: 'danger',
  dissolved: 'warning',
  merged: 'warning',
};

/** What happened to a body, each as a sentence; a change names the fields with what they were and became. */
export function organisationEntries(t: Translate, changes: readonly OrganisationChange[]): HistoryEntry[] {
  return changes.map(({ id, at, kind, by, day, reason, before, after }) => {
    const name = after?.['name'] ?? before?.['name'] ?? '';
    const successor = after?.['successor'] ?? '';
    const sentence = [
      t(`organisation.change.${kind}`, { by, name, successor }),
      ...(day ? [t('organisation.change.day', { day })] : []),
      ...(reason ? [t('change.reason', { reason })] : []),
    ].join('');
    return { id, at, sentence, note: kind === 'updated' ? fieldsOf(t, before, after) : undefined, tone: TONE[kind] };
  });
}

type Words = OrganisationChange['before'];

function fieldsOf(t: Translate, before: Words, after: Words): string {
  return Object.keys(after ?? {})
    .filter((field) => before?.[field] !== after?.[field])
    .map((field) =>
      t('organisation.change.field', {
        field: t.has(`organisation.change-field.${field}`) ? t(`organisation.change-field.${field}`) : field,
        before: before?.[field] ?? t('directory.nothing'),
        after: after?.[field] ?? t('directory.nothing'),
      }),
    )
    .join('\n');
}

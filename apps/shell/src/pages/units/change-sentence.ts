import type { UnitChange } from '@linli/contracts';
import type { Translate } from '@linli/sdk-web';

/** One change of a unit as a sentence: who did what, from what to what, and why. */
export function changeSentence(t: Translate, change: UnitChange): string {
  const before = wordsOf(change.before);
  const after = wordsOf(change.after);
  const values = {
    by: change.by,
    oldName: before.name,
    newName: after.name,
    oldParent: before.parent,
    newParent: after.parent,
    oldCode: before.code || t('units.code-pending'),
    newCode: after.code,
  };
  const isPending = change.kind === 'recoded' && !after.code;
  const sentences = [t(isPending ? 'change.recoded-pending' : `change.${change.kind}`, values)];
  if (change.reason) sentences.push(t('change.reason', { reason: change.reason }));
  return sentences.join('');
}

/** Core writes what a unit was and became as a record; a field that it does not name is left out of the sentence. */
function wordsOf(record: UnitChange['before']): { name: string; code: string; parent: string } {
  const text = (value: unknown): string =>
    typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const parent = record?.parent;
  const parentName =
    typeof parent === 'object' && parent !== null && 'name' in parent ? parent.name : (record?.parentName ?? parent);
  return { name: text(record?.name), code: text(record?.code), parent: text(parentName) };
}

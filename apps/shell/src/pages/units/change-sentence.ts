import type { UnitChange } from '@linli/contracts';
import type { Translate } from '@linli/sdk-web';

/** One change of a unit as a sentence: who did what, from what to what, and why. */
export function changeSentence(t: Translate, change: UnitChange): string {
  const before = wordsOf(change.before);
  const after = wordsOf(change.after);
  const plan = recordOf(change.after?.plan);
  const values = {
    by: change.by,
    oldName: before.name,
    newName: after.name,
    oldParent: before.parent,
    newParent: after.parent,
    oldCode: before.code || t('units.code-pending'),
    newCode: after.code,
    successors: textOf(change.after?.successors),
    predecessors: textOf(change.after?.predecessors),
    affected: textOf(change.after?.affected),
    day: textOf(plan.effectiveOn),
    plan: plan.kind === undefined ? '' : t(`plan.kind.${textOf(plan.kind)}`),
    targets: textOf(plan.targets),
  };
  const sentences = [t(`change.${variantOf(change, values)}`, values)];
  if (change.reason) sentences.push(t('change.reason', { reason: change.reason }));
  return sentences.join('');
}

function variantOf({ kind }: UnitChange, values: { newCode: string; successors: string; targets: string }): string {
  if (kind === 'recoded' && !values.newCode) return 'recoded-pending';
  if (kind === 'abolished' && !values.successors) return 'abolished-alone';
  if (kind === 'planned' && values.targets) return 'planned-into';
  return kind;
}

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** Core writes what a unit was and became as a record; a field that it does not name is left out of the sentence. */
function wordsOf(record: UnitChange['before']): { name: string; code: string; parent: string } {
  const parent = record?.parent;
  const parentName = 'name' in recordOf(parent) ? recordOf(parent).name : (record?.parentName ?? parent);
  return { name: textOf(record?.name), code: textOf(record?.code), parent: textOf(parentName) };
}

import type { FieldHint } from '@linli/sdk-web';
import { FUNCTIONS } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { choicesField } from './choices-field.tsx';

/** The six functions, to be ticked. */
export function useFunctionsField(): FieldHint {
  const t = plugin.useTexts();
  return choicesField(FUNCTIONS.map((value) => ({ value, label: t(`venue.function.${value}`) })));
}

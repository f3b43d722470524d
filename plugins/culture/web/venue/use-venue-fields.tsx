import type { FieldHint } from '@linli/sdk-web';
import { ACCESS_FACTS } from '../../contract/index.ts';
import { choicesField } from '../parts/choices-field.tsx';
import { useFunctionsField } from '../parts/use-functions-field.ts';
import { plugin } from '../plugin.ts';
import { HoursField } from './hours-field.tsx';

/** What the schema of a venue does not tell about its fields; the same when it is added and when it is corrected. */
export function useVenueFields(): Record<string, FieldHint> {
  const t = plugin.useTexts();
  return {
    functions: useFunctionsField(),
    access: choicesField(ACCESS_FACTS.map((value) => ({ value, label: t(`venue.access.${value}`) }))),
    hours: { control: 'text', render: (props) => <HoursField {...props} /> },
  };
}

import { useMemo } from 'react';
import { nounOf } from '@linli/contracts';
import type { StateMachine, UnitRef } from '@linli/contracts';
import { useSdkTexts } from '../texts/sdk-texts.ts';
import { useTexts } from '../texts/use-texts.ts';

/** What every record says of itself, as `recordAnswers` of the contract has it. */
export interface CreatedRecord {
  path: readonly UnitRef[];
  createdAt: string;
}

type RecordField = 'unit' | 'state' | 'created-at' | 'created-by';

/** What the fields of every record are called: `<noun>.field.<field>`, or the SDK's own word where a noun has none. */
export function useRecordFields(pluginId: string, machine: StateMachine): (field: RecordField) => string {
  const t = useTexts(pluginId);
  const sdk = useSdkTexts();
  return useMemo(
    () => (field: RecordField) => {
      const own = `${nounOf(machine)}.field.${field}`;
      return t.has(own) ? t(own) : sdk(`record.${field}`);
    },
    [t, sdk, machine],
  );
}

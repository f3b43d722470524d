import type { UnitChange, UnitDetail } from '@linli/contracts';
import { HistoryList, QueryState, useApi } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { changeSentence } from './change-sentence.ts';
import { unitHistoryQuery } from './unit.queries.ts';
import styles from './units.module.css';

/** What happened to a unit, in sentences, newest first. */
export function UnitHistory({ unit }: { unit: UnitDetail }) {
  const t = useShellTexts();
  const history = useQuery(unitHistoryQuery(useApi(), unit.id));
  return (
    <div className={styles.history}>
      <QueryState query={history} size="inline">
        {(changes: UnitChange[]) => (
          <HistoryList
            entries={changes.map((change) => ({ id: change.id, at: change.at, sentence: changeSentence(t, change) }))}
          />
        )}
      </QueryState>
    </div>
  );
}

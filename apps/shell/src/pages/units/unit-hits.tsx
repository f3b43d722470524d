import { QueryState, useApi } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import type { KeyboardEvent } from 'react';
import { shortPath } from '../../frame/short-path.ts';
import { useShellTexts } from '../../texts/shell-texts.ts';
import styles from './unit-tree.module.css';
import { treeSearchQuery } from './unit.queries.ts';
import type { TreeView } from './unit.queries.ts';

interface Props {
  text: string;
  selected: number | null;
  onSelect: (unitId: number) => void;
  view: TreeView;
}

/** Units that the text found, each with where it stands. */
export function UnitHits({ text, selected, onSelect, view }: Props) {
  const t = useShellTexts();
  const hits = useQuery(treeSearchQuery(useApi(), text, view));
  return (
    <div className={styles.hits}>
      <QueryState query={hits} size="inline" skeleton={<Skeleton active title={false} paragraph={{ rows: 6 }} />}>
        {(units) =>
          units.length === 0 ? (
            <p className={styles.none}>{t('units.search-none', { text })}</p>
          ) : (
            <ul onKeyDown={moveByArrows}>
              {units.map((unit) => (
                <li key={unit.id}>
                  <button
                    type="button"
                    className={styles.hit}
                    aria-current={unit.id === selected ? 'true' : undefined}
                    onClick={() => onSelect(unit.id)}
                  >
                    <span className={styles.hitName}>
                      {unit.state === 'active' ? unit.name : `${unit.name} · ${t(`units.state.${unit.state}`)}`}
                      <span className={styles.code}>{unit.code ?? t('units.code-pending')}</span>
                    </span>
                    <span className={styles.hitPath}>
                      {shortPath(unit.path.filter((step) => step.id !== unit.id))
                        .map((step) => step.name)
                        .join(' / ') || t(`level.${unit.level}`)}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          )
        }
      </QueryState>
    </div>
  );
}

function moveByArrows(event: KeyboardEvent<HTMLUListElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const next = buttons[buttons.findIndex((button) => button === document.activeElement) + step];
  next?.focus();
}

import type { UnitRef } from '@linli/contracts';
import styles from './unit-path.module.css';

export interface UnitPathProps {
  /** From the top down, the unit itself last. */
  path: readonly Pick<UnitRef, 'id' | 'name'>[];
  /** Makes each step a button. */
  onSelect?(unit: Pick<UnitRef, 'id' | 'name'>): void;
}

/** Where a unit stands: 河东区 / 大王庄街道 / 瑞金社区. */
export function UnitPath({ path, onSelect }: UnitPathProps) {
  return (
    <span className={styles.path}>
      {path.map((unit, index) => (
        <span key={unit.id} className={index === path.length - 1 ? styles.last : styles.step}>
          {onSelect ? (
            <button type="button" className={styles.button} onClick={() => onSelect(unit)}>
              {unit.name}
            </button>
          ) : (
            unit.name
          )}
        </span>
      ))}
    </span>
  );
}

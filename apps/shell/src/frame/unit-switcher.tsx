import { DownOutlined, EnvironmentOutlined } from '@ant-design/icons';
import type { UnitRef } from '@linli/contracts';
import { UnitPath, UnitPicker, unitQuery, useApi, useCan, useCurrentUnit, useMe } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Button, Popover } from 'antd';
import { useState } from 'react';
import { useShellTexts } from '../texts/shell-texts.ts';
import { shortPath } from './short-path.ts';
import styles from './unit-switcher.module.css';

/** What I see now. Whoever may not read units has nothing to choose from, and sees where they belong. */
export function UnitSwitcher() {
  const mayChoose = useCan('core.unit.read');
  const { units } = useMe();
  if (mayChoose) return <Switcher />;
  return <span className={styles.fixed}>{units[0]?.name}</span>;
}

/** What I see now, as a path; it is in the address, so that a link shows the same. */
function Switcher() {
  const t = useShellTexts();
  const me = useMe();
  const api = useApi();
  const { unit, setUnit } = useCurrentUnit();
  const [open, setOpen] = useState(false);
  const detail = useQuery({ ...unitQuery(api, unit?.id ?? 0), enabled: unit !== null });
  const path = unit ? shortPath([...(detail.data?.ancestors ?? []), unit]) : [];

  const choose = (next: UnitRef | null) => {
    setUnit(next);
    setOpen(false);
  };
  const content = (
    <div className={styles.panel}>
      <p className={styles.hint}>{t('frame.unit.hint')}</p>
      <div className={styles.own}>
        {me.units.length > 1 && (
          <Button type={unit ? 'text' : 'primary'} ghost={!unit} onClick={() => choose(null)}>
            {t('frame.unit.all')}
          </Button>
        )}
        {me.units.slice(0, 8).map((own) => (
          <Button
            key={own.id}
            type={own.id === unit?.id ? 'primary' : 'text'}
            ghost={own.id === unit?.id}
            onClick={() => choose(own)}
          >
            {own.name}
          </Button>
        ))}
      </div>
      <UnitPicker
        value={unit?.id ?? null}
        onChange={(_id, next) => choose(next)}
        allowClear={false}
        aria-label={t('frame.unit.choose')}
      />
    </div>
  );
  return (
    <Popover
      content={content}
      trigger="click"
      open={open}
      onOpenChange={setOpen}
      placement="bottomLeft"
      arrow={false}
      destroyOnHidden
    >
      <button type="button" className={styles.switcher} aria-expanded={open}>
        <EnvironmentOutlined aria-hidden />
        <span className={styles.hidden}>{t('frame.unit.now')}</span>
        <span className={styles.path}>{unit ? <UnitPath path={path} /> : t('frame.unit.all')}</span>
        <span className={styles.short}>{unit?.name ?? t('frame.unit.all')}</span>
        <DownOutlined className={styles.arrow} aria-hidden />
      </button>
    </Popover>
  );
}

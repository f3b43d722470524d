import { MenuOutlined } from '@ant-design/icons';
import { Drawer } from 'antd';
import { useState } from 'react';
import { Link, useLocation } from 'react-router';
import { useShellTexts } from '../texts/shell-texts.ts';
import styles from './bottom-bar.module.css';
import { withUnit } from './keep-unit.ts';
import { activeEntry, bottomBar } from './menu.ts';
import { NavIcon } from './nav-icon.tsx';
import type { Menu } from './shell.context.tsx';
import { SideMenu } from './side-menu.tsx';

/** A phone's menu: at most five places within reach of a thumb. */
export function BottomBar({ menu }: { menu: Menu }) {
  const t = useShellTexts();
  const { pathname, search } = useLocation();
  const [open, setOpen] = useState(false);
  const active = activeEntry(menu.entries, pathname);
  const { shown, hasMore } = bottomBar(menu.entries);
  const activeIsHidden = active !== undefined && !shown.includes(active);
  return (
    <>
      <nav className={styles.bar} aria-label={t('frame.menu')}>
        {shown.map((entry) => (
          <Link
            key={entry.key}
            to={withUnit(entry.path, search)}
            className={styles.place}
            aria-current={entry === active ? 'page' : undefined}
          >
            <NavIcon name={entry.icon} />
            <span>{entry.label}</span>
          </Link>
        ))}
        {hasMore && (
          <button
            type="button"
            className={styles.place}
            aria-expanded={open}
            data-active={activeIsHidden || undefined}
            onClick={() => setOpen(true)}
          >
            <MenuOutlined />
            <span>{t('frame.more')}</span>
          </button>
        )}
      </nav>
      <Drawer
        open={open}
        placement="bottom"
        size="large"
        title={t('frame.menu')}
        onClose={() => setOpen(false)}
        classNames={{ body: styles.sheet }}
        className={styles.drawer}
      >
        <SideMenu menu={menu} folded={false} onChoose={() => setOpen(false)} />
      </Drawer>
    </>
  );
}

import { MenuFoldOutlined, MenuUnfoldOutlined } from '@ant-design/icons';
import { Tooltip } from 'antd';
import { Link, useLocation } from 'react-router';
import { useShellTexts } from '../texts/shell-texts.ts';
import { withUnit } from './keep-unit.ts';
import { activeEntry } from './menu.ts';
import type { Menu } from './shell.context.tsx';
import { NavIcon } from './nav-icon.tsx';
import styles from './side-menu.module.css';

interface Props {
  menu: Menu;
  folded: boolean;
  onFold?: (folded: boolean) => void;
  /** After a choice, for instance to close the drawer it stands in. */
  onChoose?: () => void;
}

/** The menu: links by section, folding to icons. Plain links, so that they open in new tabs and read well. */
export function SideMenu({ menu, folded, onFold, onChoose }: Props) {
  const t = useShellTexts();
  const { pathname, search } = useLocation();
  const active = activeEntry(menu.entries, pathname);
  return (
    <nav className={folded ? styles.folded : styles.menu} aria-label={t('frame.menu')}>
      <div className={styles.groups}>
        {menu.groups.map(({ section, entries }) => (
          <div key={section} className={styles.group}>
            {section !== 'home' && <h2 className={styles.section}>{folded ? <hr /> : t(`menu.section.${section}`)}</h2>}
            <ul>
              {entries.map((entry) => (
                <li key={entry.key}>
                  <Tooltip title={folded ? entry.label : undefined} placement="right">
                    <Link
                      to={withUnit(entry.path, search)}
                      className={styles.link}
                      aria-current={entry === active ? 'page' : undefined}
                      aria-label={entry.label}
                      onClick={onChoose}
                    >
                      <NavIcon name={entry.icon} />
                      {!folded && <span className={styles.label}>{entry.label}</span>}
                    </Link>
                  </Tooltip>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
      {onFold && (
        <button
          type="button"
          className={styles.fold}
          onClick={() => onFold(!folded)}
          aria-label={t(folded ? 'frame.unfold' : 'frame.fold')}
        >
          {folded ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
          {!folded && <span>{t('frame.fold')}</span>}
        </button>
      )}
    </nav>
  );
}

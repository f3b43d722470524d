import { SearchOutlined } from '@ant-design/icons';
import { ErrorState, Late, useLocale, useMe } from '@linli/sdk-web';
import { Button, Skeleton } from 'antd';
import { Suspense, useEffect, useState } from 'react';
import { Link, Outlet, useLocation } from 'react-router';
import { useShellTexts } from '../texts/shell-texts.ts';
import { ExtensionBoundary } from '../plugin-host/extension-boundary.tsx';
import styles from './app-frame.module.css';
import { BottomBar } from './bottom-bar.tsx';
import { ConnectionLine } from './connection-line.tsx';
import { withUnit } from './keep-unit.ts';
import { MeMenu } from './me-menu.tsx';
import { SafeModeLine } from './safe-mode-line.tsx';
import { SearchPalette } from './search-palette.tsx';
import { useMenu, useShell } from './shell.context.tsx';
import { SideMenu } from './side-menu.tsx';
import { TodoLink } from './todo-link.tsx';
import { UnitSwitcher } from './unit-switcher.tsx';
import { useIsPhone } from './use-phone.ts';

/** Header, menu and the page between them. */
export function AppFrame() {
  const t = useShellTexts();
  const menu = useMenu();
  const isPhone = useIsPhone();
  const { pathname, search } = useLocation();
  const [folded, setFolded] = useState(() => window.innerWidth < 1100);
  const [searching, setSearching] = useState(false);
  useSearchKey(() => setSearching(true));
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#content">
        {t('frame.skip')}
      </a>
      <header className={styles.header}>
        <Link to={withUnit('/', search)} className={styles.brand}>
          <span className={styles.mark} aria-hidden>
            邻
          </span>
          <DistrictName />
          <span className={styles.hidden}>{t('frame.home')}</span>
        </Link>
        <div className={styles.unit}>
          <UnitSwitcher />
        </div>
        <button type="button" className={styles.search} onClick={() => setSearching(true)}>
          <span className={styles.hidden}>{t('frame.search.open')}</span>
          <SearchOutlined aria-hidden />
          <span className={styles.searchText}>{t('frame.search.short')}</span>
          <kbd>Ctrl K</kbd>
        </button>
        <TodoLink />
        {!isPhone && <LanguageSwitch />}
        <MeMenu />
      </header>
      <ConnectionLine />
      <SafeModeLine />
      <div className={styles.body}>
        {!isPhone && (
          <div className={styles.side}>
            <SideMenu menu={menu} folded={folded} onFold={setFolded} />
          </div>
        )}
        <main id="content" tabIndex={-1} className={styles.content}>
          <ExtensionBoundary
            resetOn={pathname}
            fallback={(error) => <ErrorState error={error} onRetry={() => window.location.reload()} />}
          >
            <Suspense fallback={<PageWaiting />}>
              <Outlet />
            </Suspense>
          </ExtensionBoundary>
        </main>
      </div>
      {isPhone && <BottomBar menu={menu} />}
      <SearchPalette open={searching} onClose={() => setSearching(false)} menu={menu} />
    </div>
  );
}

/** While the code of a page comes: the shape of a page, and only when it takes long enough to be noticed. */
function PageWaiting() {
  return (
    <Late>
      <Skeleton title paragraph={{ rows: 8 }} />
    </Late>
  );
}

/** Whose installation this is: the district of my units, or the name of the product. */
function DistrictName() {
  const t = useShellTexts();
  const me = useMe();
  const district = me.units.flatMap((unit) => [unit, ...unit.path]).find((unit) => unit.level === 'district');
  return (
    <span className={styles.names}>
      <span className={styles.product}>{t('product')}</span>
      {district && <span className={styles.district}>{district.name}</span>}
    </span>
  );
}

function LanguageSwitch() {
  const t = useShellTexts();
  const locale = useLocale();
  const { setLocale } = useShell();
  const other = locale === 'en' ? 'zh-CN' : 'en';
  return (
    <Button
      type="text"
      lang={other}
      className={styles.language}
      aria-label={t('frame.language')}
      onClick={() => setLocale(other)}
    >
      {other === 'en' ? 'EN' : '中'}
    </Button>
  );
}

function useSearchKey(open: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        open();
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
}

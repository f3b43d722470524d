import { UnitPath, useLocale, useMe } from '@linli/sdk-web';
import { Alert } from 'antd';
import { Link, useLocation } from 'react-router';
import { withUnit } from '../../frame/keep-unit.ts';
import { NavIcon } from '../../frame/nav-icon.tsx';
import { pathOf } from '../../frame/short-path.ts';
import { postText } from '../../frame/post.ts';
import { useContributionQuery, useMenu } from '../../frame/shell.context.tsx';
import { contributionsAt, pluginName, textOf } from '../../plugin-host/contributions.ts';
import { processFault } from '../../plugin-host/fault.ts';
import { RemoteExtension } from '../../plugin-host/remote-extension.tsx';
import { useDocumentTitle } from '../../frame/use-document-title.ts';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { TodoCard } from '../todos/todo.card.tsx';
import { dayPart } from './day-part.ts';
import styles from './workbench.module.css';

/** The first page: who I am and for which units, what waits for me, what I may do. */
export function WorkbenchPage() {
  const t = useShellTexts();
  const me = useMe();
  useDocumentTitle(t('menu.workbench'));
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1 className={styles.hello}>{t(`workbench.hello.${dayPart(new Date())}`, { name: me.displayName })}</h1>
        <p className={styles.who}>
          <span>{postText(t, me)}</span>
          {me.units.slice(0, 3).map((unit) => (
            <UnitPath key={unit.id} path={pathOf(unit)} />
          ))}
          {me.units.length > 3 && <span>{t('workbench.more-units', { count: me.units.length - 3 })}</span>}
        </p>
      </header>
      <div className={styles.columns}>
        <div className={styles.main}>
          <Cards />
        </div>
        <aside className={styles.aside}>
          <QuickLinks />
          <Roles />
        </aside>
      </div>
    </div>
  );
}

/** First what waits for me, then what plugins show here, in the order they ask for. */
function Cards() {
  const t = useShellTexts();
  const locale = useLocale();
  const query = useContributionQuery();
  const cards = contributionsAt('shell.workbench.card/v1', query);
  const down = cards.length === 0 ? query.registry.plugins.filter((plugin) => processFault(plugin)) : [];
  return (
    <>
      <section className={styles.card} aria-label={t('todos.word')}>
        <h2 className={styles.title}>{t('todos.word')}</h2>
        <TodoCard />
        {down.map((plugin) => (
          <Alert
            key={plugin.id}
            className={styles.down}
            type="warning"
            showIcon
            title={t('fault.title.process', { name: pluginName(plugin, locale) })}
          />
        ))}
      </section>
      {cards.map(({ key, plugin, extension }) => (
        <section key={key} className={styles.card} aria-label={textOf(plugin, extension.props.title, locale)}>
          <h2 className={styles.title}>{textOf(plugin, extension.props.title, locale)}</h2>
          <RemoteExtension plugin={plugin} expose={extension.props.component.$ref} size="inline" />
        </section>
      ))}
    </>
  );
}

function QuickLinks() {
  const t = useShellTexts();
  const { search } = useLocation();
  const links = useMenu().entries.filter((entry) => entry.path !== '/');
  if (links.length === 0) return null;
  return (
    <section className={styles.card} aria-label={t('workbench.links')}>
      <h2 className={styles.title}>{t('workbench.links')}</h2>
      <ul className={styles.links}>
        {links.slice(0, 8).map((entry) => (
          <li key={entry.key}>
            <Link to={withUnit(entry.path, search)}>
              <NavIcon name={entry.icon} />
              {entry.label}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Roles() {
  const t = useShellTexts();
  const locale = useLocale();
  const me = useMe();
  return (
    <section className={styles.card} aria-label={t('workbench.roles')}>
      <h2 className={styles.title}>{t('workbench.roles')}</h2>
      {me.roles.length === 0 && <p className={styles.quiet}>{t('workbench.no-roles')}</p>}
      <dl className={styles.roles}>
        {me.roles.map((role) => (
          <div key={`${role.id}:${role.unit?.id ?? role.organisation?.id ?? ''}`}>
            <dt>{role.titles?.[locale] ?? role.title}</dt>
            <dd>
              {role.unit
                ? t('workbench.role-at', { unit: role.unit.name })
                : t('workbench.role-of', { name: role.organisation?.name ?? '' })}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

import { EyeOutlined, GlobalOutlined, LogoutOutlined } from '@ant-design/icons';
import { UnitPath, useLocale, useMe } from '@linli/sdk-web';
import { Avatar, Button, Divider, Popover } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useShellTexts } from '../texts/shell-texts.ts';
import { pathOf } from './short-path.ts';
import { postText } from './post.ts';
import styles from './me-menu.module.css';
import { useShell } from './shell.context.tsx';

/** Who I am, with my units and roles, and the way out. */
export function MeMenu() {
  const t = useShellTexts();
  const me = useMe();
  const locale = useLocale();
  const { signOut, setLocale } = useShell();
  const [open, setOpen] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const other = locale === 'en' ? 'zh-CN' : 'en';
  const content = (
    <div className={styles.panel}>
      <div className={styles.who}>
        <strong>{me.displayName}</strong>
        <span>{postText(t, me)}</span>
        <span className={styles.username}>{me.username}</span>
      </div>
      <Divider className={styles.rule} />
      <h2 className={styles.heading}>{t('frame.me.roles')}</h2>
      <ul className={styles.roles}>
        {me.roles.slice(0, 8).map((role) => (
          <li key={`${role.id}:${role.unit?.id ?? role.organisation?.id ?? ''}`}>
            <span>{role.titles?.[locale] ?? role.title}</span>
            <span className={styles.unit}>{role.unit?.name ?? role.organisation?.name}</span>
          </li>
        ))}
        {me.roles.length === 0 && <li className={styles.unit}>{t('frame.me.no-roles')}</li>}
      </ul>
      <h2 className={styles.heading}>{t('frame.me.units')}</h2>
      <ul className={styles.units}>
        {me.units.slice(0, 5).map((unit) => (
          <li key={unit.id}>
            <UnitPath path={pathOf(unit)} />
          </li>
        ))}
      </ul>
      <Divider className={styles.rule} />
      <div className={styles.buttons}>
        <Link to="/me/disclosures" className={styles.link} onClick={() => setOpen(false)}>
          <EyeOutlined aria-hidden="true" /> {t('privacy.mine.title')}
        </Link>
      </div>
      <div className={styles.buttons}>
        <Button type="text" icon={<GlobalOutlined />} lang={other} onClick={() => setLocale(other)}>
          {other === 'en' ? 'English' : '中文'}
        </Button>
        <Button
          type="text"
          icon={<LogoutOutlined />}
          loading={leaving}
          onClick={() => {
            setLeaving(true);
            signOut();
          }}
        >
          {t('frame.me.sign-out')}
        </Button>
      </div>
    </div>
  );
  return (
    <Popover content={content} trigger="click" open={open} onOpenChange={setOpen} placement="bottomRight" arrow={false}>
      <button type="button" className={styles.me} aria-expanded={open}>
        <Avatar size={28} className={styles.avatar} aria-hidden>
          {[...me.displayName][0]}
        </Avatar>
        <span className={styles.name}>{me.displayName}</span>
        <span className={styles.hidden}>{t('frame.me.open')}</span>
      </button>
    </Popover>
  );
}

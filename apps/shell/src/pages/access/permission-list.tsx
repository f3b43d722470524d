import type { Role } from '@linli/contracts';
import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { useShellTexts } from '../../texts/shell-texts.ts';
import styles from './access.module.css';
import { byPlugin, usePluginTitle } from './plugin-title.ts';

interface Props {
  permissions: Role['permissions'];
  /** Makes something of each permission's words, for instance a link. */
  children?(permission: Role['permissions'][number]): ReactNode;
}

/** What a role lets somebody do, in words, by plugin; what asks for a fresh log-in is marked. */
export function PermissionList({ permissions, children }: Props) {
  const t = useShellTexts();
  const titleOf = usePluginTitle();
  return byPlugin(permissions).map(([plugin, group]) => (
    <section key={plugin} className={styles.permissions}>
      <h3>{titleOf(plugin)}</h3>
      <ul>
        {group.map((permission) => (
          <li key={permission.id}>
            {children ? children(permission) : permission.title}
            {permission.risk === 'high' && (
              <Tag color="warning" className={styles.risk}>
                {t('role.high-risk')}
              </Tag>
            )}
          </li>
        ))}
      </ul>
    </section>
  ));
}

import type { FieldControlProps } from '@linli/sdk-web';
import { QueryState, useApi } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Checkbox, Tag } from 'antd';
import { useShellTexts } from '../../texts/shell-texts.ts';
import styles from '../access/access.module.css';
import { permissionsQuery } from '../access/access.queries.ts';
import { byPlugin, usePluginTitle } from '../access/plugin-title.ts';

/** Chooses permissions for an own role, by plugin. Those of the three administrators are not on offer. */
export function PermissionChecks({ id, value, onChange, ...rest }: FieldControlProps) {
  const t = useShellTexts();
  const titleOf = usePluginTitle();
  const permissions = useQuery(permissionsQuery(useApi()));
  const chosen = Array.isArray(value) ? value.map(String) : [];
  return (
    <QueryState query={permissions} size="inline">
      {(all) => (
        <div id={id} className={styles.checks} role="group" aria-label={rest['aria-label']} tabIndex={-1}>
          {byPlugin(all.filter(({ reserved }) => !reserved)).map(([plugin, group]) => (
            <fieldset key={plugin}>
              <legend>{titleOf(plugin)}</legend>
              {group.map((permission) => (
                <Checkbox
                  key={permission.id}
                  className={styles.check}
                  checked={chosen.includes(permission.id)}
                  onChange={({ target }) =>
                    onChange(
                      target.checked ? [...chosen, permission.id] : chosen.filter((each) => each !== permission.id),
                    )
                  }
                >
                  {permission.title}
                  {permission.risk === 'high' && (
                    <Tag color="warning" className={styles.risk}>
                      {t('role.high-risk')}
                    </Tag>
                  )}
                </Checkbox>
              ))}
            </fieldset>
          ))}
        </div>
      )}
    </QueryState>
  );
}

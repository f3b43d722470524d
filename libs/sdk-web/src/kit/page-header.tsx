import type { ReactNode } from 'react';
import { MoreOutlined } from '@ant-design/icons';
import { Button, Dropdown, Tooltip } from 'antd';
import { Link, useNavigate } from 'react-router';
import { useSdkTexts } from '../texts/sdk-texts.ts';
import type { PageAction } from './page-action.ts';
import styles from './page-header.module.css';

export interface PageHeaderProps {
  title: ReactNode;
  /** Beside the title: a code, a state. */
  tags?: ReactNode;
  /** One line below it. */
  description?: ReactNode;
  /** Shown above the title; give it only when the page is deeper than two. */
  breadcrumb?: readonly { label: string; href?: string }[];
  /** The one primary button of the view. On a phone it stands at the bottom. */
  primary?: PageAction;
  /** In a menu beside it. */
  actions?: readonly PageAction[];
  /** Buttons that stand in the open between the two, for instance 导出. */
  extra?: ReactNode;
}

/** The title line of a page. */
export function PageHeader({ title, tags, description, breadcrumb, primary, actions = [], extra }: PageHeaderProps) {
  const t = useSdkTexts();
  const navigate = useNavigate();
  const act = (action: PageAction) => (action.href ? void navigate(action.href) : action.onClick?.());
  return (
    <header className={styles.header}>
      {breadcrumb && breadcrumb.length > 0 && (
        <nav aria-label={t('page.breadcrumb')} className={styles.breadcrumb}>
          {breadcrumb.map(({ label, href }, index) => (
            <span key={`${label}-${index}`}>{href ? <Link to={href}>{label}</Link> : label}</span>
          ))}
        </nav>
      )}
      <div className={styles.line}>
        <div className={styles.titles}>
          <h1 className={styles.title}>{title}</h1>
          {tags && <div className={styles.tags}>{tags}</div>}
        </div>
        <div className={styles.actions}>
          {extra}
          {primary && (
            <Tooltip title={primary.disabledReason}>
              <span className={styles.primary}>
                <Button
                  type="primary"
                  danger={primary.danger}
                  icon={primary.icon}
                  loading={primary.loading}
                  disabled={Boolean(primary.disabledReason)}
                  onClick={() => act(primary)}
                  block
                >
                  {primary.label}
                </Button>
              </span>
            </Tooltip>
          )}
          {actions.length > 0 && (
            <Dropdown
              trigger={['click']}
              menu={{
                items: actions.map((action) => ({
                  key: action.key,
                  icon: action.icon,
                  danger: action.danger,
                  disabled: Boolean(action.disabledReason),
                  label: action.disabledReason ? (
                    <span>
                      {action.label}
                      <small className={styles.reason}>{action.disabledReason}</small>
                    </span>
                  ) : (
                    action.label
                  ),
                  onClick: () => act(action),
                })),
              }}
            >
              <Button icon={<MoreOutlined />} aria-label={t('page.more-actions')} />
            </Dropdown>
          )}
        </div>
      </div>
      {description && <div className={styles.description}>{description}</div>}
    </header>
  );
}

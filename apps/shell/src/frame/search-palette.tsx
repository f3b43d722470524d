import { SearchOutlined } from '@ant-design/icons';
import { Input, Modal } from 'antd';
import type { InputRef } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useShellTexts } from '../texts/shell-texts.ts';
import { withUnit } from './keep-unit.ts';
import { NavIcon } from './nav-icon.tsx';
import styles from './search-palette.module.css';
import type { Menu } from './shell.context.tsx';
import { useDebounced } from './use-debounced.ts';
import { useSearch } from './use-search.ts';

interface Props {
  open: boolean;
  onClose: () => void;
  menu: Menu;
}

/** Search over pages, units and what plugins find; arrows move, Enter opens. */
export function SearchPalette({ open, onClose, menu }: Props) {
  const input = useRef<InputRef>(null);
  return (
    <Modal
      open={open}
      onCancel={onClose}
      footer={null}
      closable={false}
      width={640}
      destroyOnHidden
      classNames={{ container: styles.modal, body: styles.body }}
      afterOpenChange={(shown) => shown && input.current?.focus()}
    >
      <Palette inputRef={input} onClose={onClose} menu={menu} />
    </Modal>
  );
}

function Palette({
  inputRef,
  onClose,
  menu,
}: {
  inputRef: React.RefObject<InputRef | null>;
  onClose: () => void;
  menu: Menu;
}) {
  const t = useShellTexts();
  const navigate = useNavigate();
  const { search } = useLocation();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [cursor, setCursor] = useState(0);
  const text = useDebounced(typed.trim(), 150);
  const { groups, searching } = useSearch(text, menu, true);
  const hits = groups.flatMap((group) => group.hits);
  const at = Math.min(cursor, Math.max(0, hits.length - 1));
  const optionId = (index: number) => `${id}-hit-${index}`;

  useEffect(() => {
    document.getElementById(`${id}-hit-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, at]);

  const go = (path: string) => {
    onClose();
    void navigate(withUnit(path, search));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // While a Chinese input method is composing, its keys are not ours.
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && hits.length > 0) {
      event.preventDefault();
      setCursor((at + step + hits.length) % hits.length);
    }
    const hit = hits[at];
    if (event.key === 'Enter' && hit) go(hit.path);
  };

  return (
    <div className={styles.palette}>
      <Input
        ref={inputRef}
        size="large"
        variant="borderless"
        prefix={<SearchOutlined aria-hidden />}
        placeholder={t('search.placeholder')}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setCursor(0);
        }}
        onKeyDown={onKeyDown}
        role="combobox"
        aria-expanded
        aria-controls={`${id}-hits`}
        aria-activedescendant={hits.length > 0 ? optionId(at) : undefined}
        aria-label={t('search.placeholder')}
      />
      <div className={styles.hits} id={`${id}-hits`} role="listbox" aria-label={t('search.hits')}>
        {groups.map((group) => (
          <div key={group.key} role="group" aria-label={group.label}>
            <div role="presentation" className={styles.group}>
              {group.label}
            </div>
            {group.failed && (
              <div role="presentation" className={styles.failed}>
                {t('search.failed')}
              </div>
            )}
            {group.hits.map((hit) => {
              const own = hits.indexOf(hit);
              return (
                <div
                  key={hit.key}
                  id={optionId(own)}
                  role="option"
                  tabIndex={-1}
                  aria-selected={own === at}
                  className={styles.hit}
                  onMouseMove={() => setCursor(own)}
                  onClick={() => go(hit.path)}
                  onKeyDown={onKeyDown}
                >
                  <NavIcon name={hit.icon} />
                  <span className={styles.title}>{hit.title}</span>
                  {hit.subtitle && <span className={styles.subtitle}>{hit.subtitle}</span>}
                </div>
              );
            })}
          </div>
        ))}
        {hits.length === 0 && !searching && <p className={styles.none}>{t('search.none', { text })}</p>}
      </div>
      <p className={styles.keys} aria-hidden>
        <kbd>↑</kbd>
        <kbd>↓</kbd> {t('search.keys.move')} <kbd>Enter</kbd> {t('search.keys.open')} <kbd>Esc</kbd>{' '}
        {t('search.keys.close')}
      </p>
    </div>
  );
}

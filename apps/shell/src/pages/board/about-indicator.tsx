import { QuestionCircleOutlined } from '@ant-design/icons';
import type { BoardIndicator, BoardOwner } from '@linli/contracts';
import { Button, Popover } from 'antd';
import { useShellTexts } from '../../texts/shell-texts.ts';
import styles from './board.module.css';

/** What a figure says and by which rule it is counted: for whoever asks. */
export function AboutIndicator({ indicator, owner }: { indicator: BoardIndicator; owner: BoardOwner }) {
  const t = useShellTexts();
  const { title, definition, rule, window, approximate } = indicator;
  const facts: [label: string, text: string | null][] = [
    ['definition', definition],
    ['rule', rule],
    ['window', window === null ? null : t('board.about.days', { days: window })],
    ['approximate', approximate ? t('board.about.at-least') : null],
    ['owner', owner.title],
  ];
  const content = (
    <dl className={styles.about}>
      {facts.map(
        ([label, text]) =>
          text !== null && (
            <div key={label}>
              <dt>{t(`board.about.${label}`)}</dt>
              <dd>{text}</dd>
            </div>
          ),
      )}
    </dl>
  );
  return (
    <Popover trigger="click" title={title} content={content} placement="bottom">
      <Button
        type="text"
        size="small"
        className={styles.ask}
        icon={<QuestionCircleOutlined />}
        aria-label={t('board.about.open', { title })}
      />
    </Popover>
  );
}

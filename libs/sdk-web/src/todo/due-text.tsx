import type { TodoDue } from '@linli/contracts';
import { Tooltip } from 'antd';
import { StateTag } from '../kit/state-tag.tsx';
import type { Tone } from '../kit/state-tag.tsx';
import { useSession } from '../session/session.context.ts';
import { useSdkTexts } from '../texts/sdk-texts.ts';
import type { Translate } from '../texts/use-texts.ts';
import { formatTime } from '../time/time.ts';

const TONE: Readonly<Record<TodoDue['standing'], Tone>> = { left: 'neutral', today: 'warning', over: 'danger' };

/** A deadline in words, with its time on hover and focus: 还剩 2 个工作日, 今天到期, 已超 1 天. */
export function DueText({ due }: { due: TodoDue }) {
  const t = useSdkTexts();
  const { locale } = useSession();
  // What is due at midnight is due on the day that ends there.
  const until = formatTime(new Date(due.until).getTime() - 1, locale);
  return (
    <Tooltip title={t('due.until', { time: until })}>
      <time dateTime={due.until}>
        <StateTag tone={TONE[due.standing]}>{wordsOf(t, due)}</StateTag>
      </time>
    </Tooltip>
  );
}

function wordsOf(t: Translate, { standing, days }: TodoDue): string {
  if (standing === 'today' || days === 0) return t(`due.${standing}-0`);
  return t(`due.${standing}`, { count: days });
}

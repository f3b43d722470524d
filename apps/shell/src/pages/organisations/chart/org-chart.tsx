import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useShellTexts } from '../../../texts/shell-texts.ts';
import { BOX, layOut, visible, type ChartNode, type Placed } from './org-chart.model.ts';
import { cut, elbow } from './org-chart.picture.ts';
import styles from './org-chart.module.css';

interface Props {
  roots: readonly ChartNode[];
  open: ReadonlySet<string>;
  /** Bodies that a search found. */
  marked: ReadonlySet<string>;
  onToggle(id: string): void;
  onChoose(id: string): void;
}

const MARGIN = 16;
/** Beyond what is in sight, so that scrolling shows no white. */
const AHEAD_PX = 400;

/** The bodies from left to right, each with its head; only what is in sight is drawn, so eleven hundred are no burden. */
export function OrgChart({ roots, open, marked, onToggle, onChoose }: Props) {
  const t = useShellTexts();
  const frame = useRef<HTMLDivElement>(null);
  const [window, setWindow] = useState({ top: 0, height: 900 });
  const layout = useMemo(() => layOut(roots, open), [roots, open]);
  const seen = useMemo(
    () => visible(layout, window.top - AHEAD_PX, window.top + window.height + AHEAD_PX),
    [layout, window],
  );
  // The first body stands in the middle of those below it, which may be far down: that is where one begins to read.
  const begun = useRef<readonly ChartNode[]>(undefined);
  useLayoutEffect(() => {
    if (!frame.current || begun.current === roots) return;
    begun.current = roots;
    const first = layout.placed.find(({ depth }) => depth === 0);
    frame.current.scrollTop = Math.max(0, MARGIN + (first?.y ?? 0) - frame.current.clientHeight / 2);
  }, [roots, layout]);
  const onScroll = () => {
    const { scrollTop = 0, clientHeight = 900 } = frame.current ?? {};
    setWindow((was) => (Math.abs(was.top - scrollTop) < AHEAD_PX / 4 ? was : { top: scrollTop, height: clientHeight }));
  };
  return (
    <div
      ref={frame}
      className={styles.frame}
      onScroll={onScroll}
      tabIndex={0}
      role="region"
      aria-label={t('chart.region')}
    >
      <svg
        width={layout.width + 2 * MARGIN + 32}
        height={layout.height + 2 * MARGIN}
        role="tree"
        aria-label={t('chart.region')}
      >
        <g transform={`translate(${MARGIN} ${MARGIN})`}>
          {seen.links.map(({ from, to }) => (
            <path key={to.node.body.id} d={elbow(from, to)} className={styles.link} />
          ))}
          {seen.placed.map((placed) => (
            <Box
              key={placed.node.body.id}
              placed={placed}
              marked={marked.has(placed.node.body.id)}
              onToggle={onToggle}
              onChoose={onChoose}
            />
          ))}
        </g>
      </svg>
    </div>
  );
}

interface BoxProps extends Pick<Props, 'onToggle' | 'onChoose'> {
  placed: Placed;
  marked: boolean;
}

function Box({ placed: { node, x, y, depth, open }, marked, onToggle, onChoose }: BoxProps) {
  const t = useShellTexts();
  const { body, below } = node;
  const top = y - BOX.height / 2;
  const second = body.head ?? (body.vacant ? t('chart.vacant') : t(`organisation.state.${body.state}`));
  return (
    <g role="treeitem" aria-level={depth + 1} aria-expanded={below > 0 ? open : undefined} aria-label={body.name}>
      <g
        className={`${styles.box} ${marked ? styles.marked : ''} ${body.state === 'active' ? '' : styles.faint}`}
        role="link"
        tabIndex={0}
        onClick={() => onChoose(body.id)}
        onKeyDown={(event) => event.key === 'Enter' && onChoose(body.id)}
      >
        <title>{`${body.name} · ${second}`}</title>
        <rect x={x} y={top} width={BOX.width} height={BOX.height} rx={6} />
        <text x={x + 12} y={top + 18} className={styles.name}>
          {cut(body.name, 16)}
        </text>
        <text x={x + 12} y={top + 35} className={body.vacant ? styles.vacant : styles.head}>
          {cut(second, 17)}
        </text>
      </g>
      {below > 0 && (
        <g
          className={styles.toggle}
          role="button"
          tabIndex={0}
          aria-label={t(open ? 'chart.fold' : 'chart.unfold', { name: body.name, count: below })}
          onClick={() => onToggle(body.id)}
          onKeyDown={(event) => (event.key === 'Enter' || event.key === ' ') && onToggle(body.id)}
        >
          <rect x={x + BOX.width - 1} y={y - 10} width={open ? 20 : 34} height={20} rx={10} />
          <text x={x + BOX.width + (open ? 9 : 16)} y={y + 4}>
            {open ? '−' : below > 999 ? '999+' : below}
          </text>
        </g>
      )}
    </g>
  );
}

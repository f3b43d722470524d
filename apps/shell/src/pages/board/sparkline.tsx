import styles from './board.module.css';

const WIDTH = 96;
const HEIGHT = 28;
/** Room for the stroke and the dot at its end. */
const EDGE = 3;

interface Props {
  /** From the oldest to the newest; null where nobody can say: the line has a gap there. */
  points: readonly (number | null)[];
  /** What it shows, in words. */
  label: string;
}

/** A small line without axes: whether it goes up or down. What it says exactly stands in its label. */
export function Sparkline({ points, label }: Props) {
  const places = placesOf(points);
  const drawn = places.flat();
  const last = drawn.at(-1);
  if (drawn.length < 2 || !last) return null;
  return (
    <svg className={styles.spark} width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img">
      <title>{label}</title>
      {places.map((line) => (
        <polyline key={line[0]?.x} points={line.map(({ x, y }) => `${x},${y}`).join(' ')} />
      ))}
      <circle cx={last.x} cy={last.y} r="2.5" />
    </svg>
  );
}

interface Place {
  x: number;
  y: number;
}

/** Lines between gaps. What never changes lies in the middle: a flat line at the bottom would look like nothing. */
export function placesOf(points: readonly (number | null)[]): Place[][] {
  const known = points.filter((point) => point !== null);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const lines: Place[][] = [[]];
  for (const [index, point] of points.entries()) {
    if (point === null) {
      lines.push([]);
      continue;
    }
    const x = EDGE + (index / Math.max(points.length - 1, 1)) * (WIDTH - 2 * EDGE);
    const share = high === low ? 0.5 : (point - low) / (high - low);
    lines.at(-1)?.push({ x: round(x), y: round(HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE)) });
  }
  return lines.filter((line) => line.length > 0);
}

const round = (place: number) => Math.round(place * 10) / 10;

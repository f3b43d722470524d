import { BOX, type ChartLayout, type Placed } from './org-chart.model.ts';

const MARGIN = 24;
const HEAD = 56;
/** Browsers draw no larger canvas than this on a side; a larger chart is offered as a drawing (SVG) only. */
const CANVAS_MAX = 16_000;

/** Colours of the picture, which must look right without the page's styles. */
const INK = { text: '#1D2329', soft: '#5B6570', line: '#C9D1D6', box: '#FFFFFF', edge: '#D5DBDF', warn: '#B7791F' };

export interface PictureWords {
  title: string;
  /** Whose it is and of which day. */
  subtitle: string;
  vacant: string;
}

/** The chart as it is open now, as a drawing of its own. Every text is escaped: names are what people typed. */
export function drawSvg(layout: ChartLayout, words: PictureWords): { svg: string; width: number; height: number } {
  const width = Math.max(layout.width, 480) + 2 * MARGIN;
  const height = layout.height + HEAD + 2 * MARGIN;
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="PingFang SC, Microsoft YaHei, Noto Sans CJK SC, sans-serif">`,
    `<rect width="100%" height="100%" fill="#FFFFFF"/>`,
    `<text x="${MARGIN}" y="${MARGIN + 16}" font-size="18" font-weight="600" fill="${INK.text}">${escape(words.title)}</text>`,
    `<text x="${MARGIN}" y="${MARGIN + 38}" font-size="12" fill="${INK.soft}">${escape(words.subtitle)}</text>`,
    `<g transform="translate(${MARGIN} ${MARGIN + HEAD})">`,
    ...layout.links.map(({ from, to }) => `<path d="${elbow(from, to)}" fill="none" stroke="${INK.line}"/>`),
    ...layout.placed.map((placed) => box(placed, words)),
    '</g></svg>',
  ];
  return { svg: parts.join(''), width, height };
}

/** The line from a body to one under it: straight pieces, so that many of them read as one comb. */
export function elbow(from: Placed, to: Placed): string {
  const start = from.x + BOX.width;
  const middle = start + BOX.gapX / 2;
  return `M${start} ${from.y}H${middle}V${to.y}H${to.x}`;
}

function box({ node: { body }, x, y }: Placed, words: PictureWords): string {
  const top = y - BOX.height / 2;
  const second = body.head ?? (body.vacant ? words.vacant : '');
  return [
    `<rect x="${x}" y="${top}" width="${BOX.width}" height="${BOX.height}" rx="6" fill="${INK.box}" stroke="${INK.edge}"/>`,
    `<text x="${x + 12}" y="${top + 18}" font-size="13" fill="${INK.text}">${escape(cut(body.name, 16))}</text>`,
    `<text x="${x + 12}" y="${top + 35}" font-size="12" fill="${body.vacant ? INK.warn : INK.soft}">${escape(cut(second, 17))}</text>`,
  ].join('');
}

/** As many characters as a box holds. */
export function cut(text: string, most: number): string {
  const characters = [...text];
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : text;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Whether a picture of points (PNG) can be made of a chart of this size. */
export function fitsCanvas({ width, height }: { width: number; height: number }): boolean {
  return width <= CANVAS_MAX && height <= CANVAS_MAX;
}

/** The drawing as a PNG, at double density where that still fits. */
export async function toPng({ svg, width, height }: ReturnType<typeof drawSvg>): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const scale = fitsCanvas({ width: width * 2, height: height * 2 }) ? 2 : 1;
    const canvas = document.createElement('canvas');
    canvas.width = width * scale;
    canvas.height = height * scale;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the picture could not be made'))), 'image/png'),
    );
  } finally {
    URL.revokeObjectURL(address);
  }
}

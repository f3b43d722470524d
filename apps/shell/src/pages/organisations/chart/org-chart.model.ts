/** A body as the chart draws it. */
export interface ChartBody {
  id: string;
  superiorId: string | null;
  name: string;
  /** Second line: who leads it, or that nobody does. */
  head: string | null;
  vacant: boolean;
  state: 'proposed' | 'approved' | 'active' | 'refused' | 'merged' | 'dissolved';
}

/** A body with the bodies under it, in the order in which they came. */
export interface ChartNode {
  body: ChartBody;
  children: ChartNode[];
  /** How many bodies stand below it, at any depth. */
  below: number;
}

/** Where a body is drawn. Pixels; `y` is the middle of its box. */
export interface Placed {
  node: ChartNode;
  depth: number;
  x: number;
  y: number;
  open: boolean;
}

export interface Link {
  from: Placed;
  to: Placed;
}

export interface ChartLayout {
  placed: Placed[];
  links: Link[];
  width: number;
  height: number;
}

export const BOX = { width: 236, height: 44, gapX: 48, gapY: 10 } as const;

const byName = new Intl.Collator('zh-CN', { numeric: true });

/**
 * The bodies as a forest: what has no superior among them is a root. A line of subordination that runs in a circle (which
 * core refuses) would leave its bodies without a root; they are shown as roots rather than not at all.
 */
export function forestOf(bodies: readonly ChartBody[]): ChartNode[] {
  const nodes = new Map(bodies.map((body) => [body.id, { body, children: [], below: 0 } as ChartNode]));
  const roots: ChartNode[] = [];
  for (const node of nodes.values()) {
    const superior = node.body.superiorId === null ? undefined : nodes.get(node.body.superiorId);
    if (superior) superior.children.push(node);
    else roots.push(node);
  }
  // 第 2 网格 stands before 第 10 网格.
  for (const { children } of nodes.values()) children.sort((a, b) => byName.compare(a.body.name, b.body.name));
  const seen = new Set<ChartNode>();
  roots.forEach((root) => countBelow(root, seen));
  for (const node of nodes.values()) {
    if (seen.has(node)) continue;
    const superior = nodes.get(node.body.superiorId ?? '');
    if (superior) superior.children = superior.children.filter((child) => child !== node);
    roots.push(node);
    countBelow(node, seen);
  }
  return roots;
}

function countBelow(node: ChartNode, seen: Set<ChartNode>): number {
  seen.add(node);
  node.below = node.children.reduce((sum, child) => sum + 1 + countBelow(child, seen), 0);
  return node.below;
}

/** The ids of the bodies that stand open so that everything down to a depth is seen; roots have depth 0. */
export function openTo(roots: readonly ChartNode[], depth: number): Set<string> {
  const open = new Set<string>();
  const walk = (node: ChartNode, at: number) => {
    if (at >= depth || node.children.length === 0) return;
    open.add(node.body.id);
    node.children.forEach((child) => walk(child, at + 1));
  };
  roots.forEach((root) => walk(root, 0));
  return open;
}

/** How deep the forest is: 1 for roots alone. */
export function depthOf(roots: readonly ChartNode[]): number {
  return roots.reduce((deepest, root) => Math.max(deepest, 1 + depthOf(root.children)), 0);
}

/** The bodies whose name, or whose head's name, contains the text, with the ids that must stand open to see them. */
export function findBodies(roots: readonly ChartNode[], text: string): { hits: string[]; open: Set<string> } {
  const hits: string[] = [];
  const open = new Set<string>();
  const walk = (node: ChartNode, above: readonly string[]) => {
    if (node.body.name.includes(text) || node.body.head?.includes(text)) {
      hits.push(node.body.id);
      above.forEach((id) => open.add(id));
    }
    node.children.forEach((child) => walk(child, [...above, node.body.id]));
  };
  if (text !== '') roots.forEach((root) => walk(root, []));
  return { hits, open };
}

/** Lays the open part of a forest out from left to right: leaves one below another, each body beside the middle of its own. */
export function layOut(roots: readonly ChartNode[], open: ReadonlySet<string>): ChartLayout {
  const placed: Placed[] = [];
  const links: Link[] = [];
  const step = BOX.height + BOX.gapY;
  let rows = 0;
  let deepest = 0;
  const place = (node: ChartNode, depth: number): Placed => {
    deepest = Math.max(deepest, depth);
    const isOpen = open.has(node.body.id) && node.children.length > 0;
    const own: Placed = { node, depth, x: depth * (BOX.width + BOX.gapX), y: 0, open: isOpen };
    placed.push(own);
    const children = isOpen ? node.children.map((child) => place(child, depth + 1)) : [];
    const [first, last] = [children[0], children.at(-1)];
    own.y = first && last ? (first.y + last.y) / 2 : rows++ * step + BOX.height / 2;
    links.push(...children.map((to) => ({ from: own, to })));
    return own;
  };
  roots.forEach((root) => place(root, 0));
  return {
    placed,
    links,
    width: (deepest + 1) * (BOX.width + BOX.gapX) - BOX.gapX,
    height: Math.max(0, rows * step - BOX.gapY),
  };
}

/** What of a layout can be seen between two heights: everything else need not be drawn. */
export function visible(layout: ChartLayout, top: number, bottom: number): Pick<ChartLayout, 'placed' | 'links'> {
  const reach = BOX.height;
  return {
    placed: layout.placed.filter(({ y }) => y + reach >= top && y - reach <= bottom),
    links: layout.links.filter(({ from, to }) => Math.max(from.y, to.y) >= top && Math.min(from.y, to.y) <= bottom),
  };
}

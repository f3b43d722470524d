import type { ComponentType } from 'react';
import { matchPath, useLocation } from 'react-router';
import type { PluginKit } from './define-plugin.ts';

export interface RecordPagesProps {
  plugin: PluginKit;
  /** The route of the list; a record's page is one step below it. */
  route: string;
  list: ComponentType;
  detail: ComponentType<{ id: string }>;
}

/** The list of a noun and the page of each record. The address decides, wherever the shell has put these pages. */
export function RecordPages({ plugin, route, list: List, detail: Detail }: RecordPagesProps) {
  const { pathname } = useLocation();
  const id = matchPath(plugin.path(`${route}/:id`), pathname)?.params.id;
  return id ? <Detail key={id} id={id} /> : <List />;
}

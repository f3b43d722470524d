/** An address that goes on showing the same unit (`?unit=`): going to another page does not change what one looks at. */
export function withUnit(path: string, search: string): string {
  const unit = new URLSearchParams(search).get('unit');
  if (!unit || !path.startsWith('/')) return path;
  const [pathname = path, query = ''] = path.split('?');
  const params = new URLSearchParams(query);
  if (!params.has('unit')) params.set('unit', unit);
  return `${pathname}?${params.toString()}`;
}

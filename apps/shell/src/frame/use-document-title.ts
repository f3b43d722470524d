import { useEffect } from 'react';
import { useShellTexts } from '../texts/shell-texts.ts';

/** Names the page in the browser's tab. */
export function useDocumentTitle(title: string): void {
  const product = useShellTexts()('product');
  useEffect(() => {
    document.title = `${title} · ${product}`;
  }, [title, product]);
}

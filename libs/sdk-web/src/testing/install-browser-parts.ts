const prepared = new WeakSet<Window>();

/** Puts in place what jsdom lacks and antd asks for: media queries (for the given width) and observers of sizes. */
export function installBrowserParts(width: number): void {
  window.matchMedia = (query: string) => {
    const min = /min-width:\s*([\d.]+)px/.exec(query)?.[1];
    const max = /max-width:\s*([\d.]+)px/.exec(query)?.[1];
    const matches = (!min || width >= Number(min)) && (!max || width <= Number(max)) && (min ?? max) !== undefined;
    const ignore = () => undefined;
    return {
      matches,
      media: query,
      onchange: null,
      addListener: ignore,
      removeListener: ignore,
      addEventListener: ignore,
      removeEventListener: ignore,
      dispatchEvent: () => false,
    };
  };
  window.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
  // antd asks for the style of scroll bars, of which jsdom knows nothing but to complain.
  if (!prepared.has(window)) {
    prepared.add(window);
    const styleOf = window.getComputedStyle.bind(window);
    window.getComputedStyle = (element) => styleOf(element);
  }
  Element.prototype.scrollIntoView ??= () => undefined;
}

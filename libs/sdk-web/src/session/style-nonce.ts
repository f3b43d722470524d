const patched = new WeakSet<Document>();

/**
 * Gives every style element that a script makes the page's nonce. antd passes its own through `ConfigProvider`, but
 * tables (to measure scroll bars) and drawers (to lock the page) make some without, which the policy then blocks.
 * It loosens nothing: only scripts that the policy has let in can make elements.
 */
export function giveStylesNonce(nonce: string, target: Document = document): void {
  if (patched.has(target)) {
    return;
  }
  patched.add(target);
  const create = target.createElement.bind(target) as (name: string, options?: ElementCreationOptions) => HTMLElement;
  const createWithNonce = (name: string, options?: ElementCreationOptions): HTMLElement => {
    const element = create(name, options);
    if (element instanceof HTMLStyleElement) {
      element.nonce = nonce;
    }
    return element;
  };
  target.createElement = createWithNonce as Document['createElement'];
}

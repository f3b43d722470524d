/** A random id of 32 hex digits; unlike `crypto.randomUUID` it also works over plain http, where a page must still speak. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The address of the form that gives a role, with what is known already filled in. */
export function giveAddress(known: { account?: string; role?: string; unit?: number; organisation?: string }): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(known)) if (value !== undefined) params.set(key, String(value));
  const query = params.toString();
  return `/access/grants/give${query ? `?${query}` : ''}`;
}

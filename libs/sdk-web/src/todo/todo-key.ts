/** Queries under this key ask what waits for the person. They are asked anew after each write, of whichever page. */
export const TODO_KEY = ['core', 'todos'] as const;

import type { Part } from './part.ts';

const TARGET_S = 10;

/** `npm start` on a built tree until it is ready, with every plugin of the repository and the data of the demo in it. */
export const start: Part = async ({ product }) => {
  await product.restart();
  const seconds = product.readyAfter / 1000;
  return [{ work: 'start of a built tree until ready', unit: 's', product: seconds, target: { atMost: TARGET_S } }];
};

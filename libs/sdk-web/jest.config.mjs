import { webPreset } from '../../tools/lint/jest.mjs';

export default webPreset();

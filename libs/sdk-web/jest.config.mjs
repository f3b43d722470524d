import { webPreset } from '@linli/lint/jest';

export default webPreset();

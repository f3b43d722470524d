import { dbPreset } from '@linli/lint/jest';

export default dbPreset();

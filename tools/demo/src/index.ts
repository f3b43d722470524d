export {
  DEMO_DISTRICT,
  communitiesOf,
  demoDivisionsCsv,
  parseDivisions,
  readDivisions,
  type Division,
} from './divisions.ts';
export { demoGrids, GRID_COUNT } from './grids.ts';
export { loadDemo, type DemoHost, type DemoMark } from './load.ts';
export { demoSeedOf, type Demo, type DemoClient } from './seed.ts';
export { readStaff, rolesFor, type StaffMember } from './staff.ts';

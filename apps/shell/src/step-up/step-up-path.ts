/** Address of the window in which somebody proves anew who they are. */
export const STEP_UP_PATH = '/step-up';

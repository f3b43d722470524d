import { configure } from '@testing-library/react';

// On a busy machine a form in jsdom takes seconds to draw; a test that waits longer is not a test that fails.
configure({ asyncUtilTimeout: 15_000 });

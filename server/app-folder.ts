import { fileURLToPath } from 'node:url';

/** Where the build of the browser application lies. */
export const APP_FOLDER = fileURLToPath(new URL('../dist/mingjian/browser', import.meta.url));

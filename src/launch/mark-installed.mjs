import { markInstalled } from './install.mjs';

markInstalled();

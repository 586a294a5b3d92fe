import { configure } from '@testing-library/preact';

// A screen's code is compiled when it is first fetched: on a busy machine that takes more than the library's one second.
configure({ asyncUtilTimeout: 5_000 });

/** Whether the page is being tried out: opened with `#lead-debug`, its leads are marked as tests and traced. */
export const isTest = (): boolean => location.hash === '#lead-debug';

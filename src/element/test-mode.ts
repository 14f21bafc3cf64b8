/** Whether the page is being tried out: opened with `#lead-debug`, its leads are marked and each step is told. */
export const isTest = (): boolean => location.hash === '#lead-debug';

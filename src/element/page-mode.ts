/** Whether the page is being tried out: opened with `#lead-debug`, its leads are marked as tests and traced. */
export const isTest = (): boolean => location.hash === '#lead-debug';

/** Whether somebody is building the page: on their own machine, or with the flag `debug`. */
export const isInDevelopment = (debug: unknown): boolean =>
  !!debug || /^(localhost|127\.|\[::1)/.test(location.hostname);

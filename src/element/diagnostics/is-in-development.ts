/** Whether somebody is building the page: on their own machine, or with the flag `debug`. */
export const isInDevelopment = (debug: unknown): boolean =>
  !!debug || /^(localhost|127\.|\[::1)/.test(location.hostname);

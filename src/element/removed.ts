/** The event by which the script tag hears that its element is no longer on the page; it does not bubble. */
export const REMOVED = 'lead-removed';

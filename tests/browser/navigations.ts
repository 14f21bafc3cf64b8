import { onTestFinished } from 'vitest';

/**
 * Holds every navigation of the page until the test ends, and tells where they would have gone: what the browser
 * makes of a submit that nobody has held.
 */
export function heldNavigations(): string[] {
  const addresses: string[] = [];
  const hold = (event: NavigateEvent): void => {
    event.preventDefault();
    addresses.push(event.destination.url);
  };
  navigation.addEventListener('navigate', hold);
  onTestFinished(() => navigation.removeEventListener('navigate', hold));
  return addresses;
}

/**
 * A new lead id: a UUID of version 7 (RFC 9562, section 5.7), so that ids sort by the time they were made.
 * @param now milliseconds since 1970, UTC
 * @param random fills the array it is given with random bytes
 */
export function leadId(
  now: number = Date.now(),
  random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array = (bytes) => crypto.getRandomValues(bytes),
): string {
  const hex = [...random(new Uint8Array(10))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const time = now.toString(16).padStart(12, '0');
  const variant = (8 + (parseInt(hex.slice(3, 4), 16) & 3)).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex.slice(0, 3)}-${variant}${hex.slice(4, 7)}-${hex.slice(7, 19)}`;
}

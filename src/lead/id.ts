/**
 * A new lead id: a UUID of version 7 (RFC 9562, section 5.7), so that ids sort by the time they were made.
 * @param now milliseconds since 1970, UTC
 * @param random fills the array it is given with random bytes
 */
export function leadId(
  now: number = Date.now(),
  random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array = (bytes) => crypto.getRandomValues(bytes),
): string {
  const [version = 0, low = 0, variant = 0, ...rest] = random(new Uint8Array(10));
  const bytes = [(version & 0x0f) | 0x70, low, (variant & 0x3f) | 0x80, ...rest];
  return `${hex(now, 12)}${bytes.map((byte) => hex(byte, 2)).join('')}`.replace(
    /^(.{8})(.{4})(.{4})(.{4})/,
    '$1-$2-$3-$4-',
  );
}

const hex = (value: number, length: number): string => value.toString(16).padStart(length, '0');

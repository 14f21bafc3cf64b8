import type { Source } from '../../lead/lead-event.ts';

/** Where the visitor is and came from: addresses without their query, save `utm_*` and `ref`. */
export function readSource(page: string, referrer: string): Source {
  const { origin, pathname, searchParams } = new URL(page);
  const kept = [...searchParams].filter(([key]) => /^(utm_.+|ref)$/.test(key)).slice(0, 10);
  const utm = kept.flatMap(([key, value]) => (key === 'ref' ? [] : [[key.slice(4), value.slice(0, 200)]]));
  const ref = searchParams.get('ref')?.slice(0, 200);
  return {
    page: `${origin}${pathname}${kept.length ? `?${new URLSearchParams(kept)}` : ''}`.slice(0, 2_000),
    ...(referrer && { referrer: referrer.replace(/[?#].*/, '').slice(0, 2_000) }),
    ...(ref && { ref }),
    ...(utm.length && { utm: Object.fromEntries(utm) as Record<string, string> }),
  };
}

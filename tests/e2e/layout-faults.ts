/**
 * What does not fit, is too small to hit, or too faint to read on the page of all states. Runs in the page: it refers
 * to nothing outside itself.
 */
export function layoutFaults(): string[] {
  const faults: string[] = [];
  const canvas = new OffscreenCanvas(1, 1).getContext('2d')!;
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) faults.push(`the page is ${root.scrollWidth} pixels wide`);

  for (const element of document.querySelectorAll('lead-qualifier')) {
    const { id } = element.closest('.group')!;
    const where = `${id} ${element.closest('article')!.dataset.state!}`;
    const frame = element.getBoundingClientRect();
    const isForced = matchMedia('(forced-colors: active)').matches;
    for (const part of element.shadowRoot!.querySelectorAll<HTMLElement>('[part]')) {
      if (!part.checkVisibility() || !part.getClientRects().length) continue;
      const name = `${where}: ${part.getAttribute('part')!}`;
      const { left, right, width, height } = part.getBoundingClientRect();
      if (left < frame.left - 2 || right > frame.right + 2) faults.push(`${name} leaves its column`);
      if (part.scrollWidth > part.clientWidth + 1 && part.clientWidth) faults.push(`${name} is clipped`);
      const target = part.closest('label[part=option]') ?? part;
      const isTarget = part.matches('input, select, textarea, a, button');
      const hit = target.getBoundingClientRect();
      if (isTarget && Math.min(hit.width, hit.height) < 24) faults.push(`${name} is ${width} × ${height}`);
      const isFaint = part.matches(':disabled, :has(:disabled)');
      if (!isForced && !isFaint && part.textContent.trim() && contrastOf(part) < 4.5)
        faults.push(`${name} has a contrast of ${contrastOf(part)}`);
    }
  }
  return faults;

  /** Of a text with the ground of the page behind it, by WCAG 2.2. */
  function contrastOf(part: HTMLElement): number {
    const [text, ground] = [
      getComputedStyle(part).color,
      getComputedStyle((part.getRootNode() as ShadowRoot).host.closest('.variant')!).backgroundColor,
    ].map(luminanceOf);
    return (Math.max(text!, ground!) + 0.05) / (Math.min(text!, ground!) + 0.05);
  }

  function luminanceOf(colour: string): number {
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue] = [...canvas.getImageData(0, 0, 1, 1).data].map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
  }
}

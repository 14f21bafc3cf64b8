/**
 * The names that a question may have. Its answer becomes a form field of that name, in the site's own form
 * and in the flat webhook body, so that it must not hide a member of the form or another key of the body.
 */

/** The fault of `name` as the name of a question; `undefined` when there is none. */
export function nameFault(name: string): string | undefined {
  if (!/^[a-z][a-z0-9_-]*$/.test(name))
    return `is ${JSON.stringify(name.slice(0, 40))}: a name starts with a small letter and has only a–z, 0–9, "_" and "-"`;
  if (FORM_MEMBERS.has(name))
    return `is "${name}", which every form has already: a field of that name breaks scripts of the page (form.${name})`;
  if (FLAT_KEYS.has(name) || name.startsWith('utm') || name.startsWith('lead-'))
    return `is "${name}", which the webhook body uses for something else`;
  return undefined;
}

/** Keys of the flat webhook body (format "form"). */
const FLAT_KEYS = words(`
  email name given-name family-name phone company website message verdict points pass reasons route id page
  referrer event sequence type timestamp test locale today outcome qualifier revision consent challenge reference`);

/** Members of HTMLFormElement and what it inherits, as Chromium lists them, those with capitals left out. */
const FORM_MEMBERS = words(`
  action after animate append attributes autocapitalize autocomplete autocorrect autofocus before blur children
  click closest constructor contains dataset dir draggable elements encoding enctype focus hidden id inert lang
  length matches method name nonce normalize part popover prefix prepend pseudo rel remove reset role scroll slot
  spellcheck style submit target title translate when
  onabort onanimationcancel onanimationend onanimationiteration onanimationstart onauxclick onbeforecopy
  onbeforecut onbeforeinput onbeforematch onbeforepaste onbeforetoggle onbeforexrselect onblur oncancel oncanplay
  oncanplaythrough onchange onclick onclose oncommand oncontentvisibilityautostatechange oncontextlost
  oncontextmenu oncontextrestored oncopy oncuechange oncut ondblclick ondrag ondragend ondragenter ondragleave
  ondragover ondragstart ondrop ondurationchange onemptied onended onerror onfocus onformdata onfullscreenchange
  onfullscreenerror ongotpointercapture oninput oninvalid onkeydown onkeypress onkeyup onload onloadeddata
  onloadedmetadata onloadstart onlostpointercapture onmousedown onmouseenter onmouseleave onmousemove onmouseout
  onmouseover onmouseup onmousewheel onpaste onpause onplay onplaying onpointercancel onpointerdown
  onpointerenter onpointerleave onpointermove onpointerout onpointerover onpointerup onprogress onratechange
  onreset onresize onscroll onscrollend onscrollsnapchange onscrollsnapchanging onsearch
  onsecuritypolicyviolation onseeked onseeking onselect onselectionchange onselectstart onslotchange onstalled
  onsubmit onsuspend ontimeupdate ontoggle ontransitioncancel ontransitionend ontransitionrun ontransitionstart
  onvolumechange onwaiting onwebkitanimationend onwebkitanimationiteration onwebkitanimationstart
  onwebkitfullscreenchange onwebkitfullscreenerror onwebkittransitionend onwheel`);

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

/** Attributes that hold a text, by their properties. */
export const TEXTS =
  'src bank question expect questionName webhook format send whenQualified whenUnqualified contactEmail maxFields match reveal pass review consent fields submitLabel'.split(
    ' ',
  );

/** Attributes that are there or not. */
export const FLAGS = ['challenge', 'debug', 'disabled'];

/** The attribute of a property: `questionName` → `question-name`. */
export const attributeOf = (property: string): string =>
  property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** An optional package that is needed now and not there; its message says how to install it. */
export class PackageMissing extends Error {
  /**
   * @param who what needs the package, as the subject of a sentence
   * @param wanted the package with its version, as npm takes it
   */
  constructor(who: string, wanted: string, cause: unknown) {
    const name = wanted.slice(0, wanted.lastIndexOf('@'));
    super(`${who} needs the package ${name}. Install it with:\n\n  npm install ${wanted}\n`, { cause });
    this.name = 'PackageMissing';
  }
}

const isPublic = ({ name, privacy, description }) =>
  !privacy &&
  !name.startsWith('#') &&
  !/Called by the browser/.test(description ?? '') &&
  name !== 'formAssociated';

/**
 * Settings of the custom-elements manifest: only the element, at the address it ships under, with its public
 * members; its attributes are the properties of the class that stands for them.
 */
export default {
  plugins: [
    {
      name: 'only-the-element',
      packageLinkPhase({ customElementsManifest }) {
        const declarations = customElementsManifest.modules.flatMap((module) => module.declarations ?? []);
        const element = declarations.find(({ name }) => name === 'LeadQualifier');
        const { members } = declarations.find(({ name }) => name === 'LeadQualifierAttributes');
        const native = declarations.find(({ name }) => name === 'FormControl').members;
        const properties = members.filter(
          (member) => member.kind === 'field' && !member.static && !member.inheritedFrom && isPublic(member),
        );
        element.tagName = 'lead-qualifier';
        element.customElement = true;
        element.attributes = properties.map(({ name, type, description }) => ({
          name: name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
          fieldName: name,
          type,
          description,
        }));
        element.attributes.push({
          name: 'form',
          fieldName: 'form',
          type: { text: 'string' },
          description: 'The id of a form elsewhere on the page; default: the form around the element.',
        });
        const all = [...properties, ...native, ...element.members].filter(isPublic);
        element.members = [...new Map(all.map((member) => [member.name, member])).values()];
        // Between the element and the script tag.
        element.events = element.events.filter(({ name }) => name !== 'REMOVED');
        delete element.superclass;
        customElementsManifest.modules = [
          {
            kind: 'javascript-module',
            path: 'dist/define.js',
            declarations: [element],
            exports: [
              {
                kind: 'js',
                name: 'LeadQualifier',
                declaration: { name: 'LeadQualifier', module: 'dist/define.js' },
              },
              {
                kind: 'custom-element-definition',
                name: 'lead-qualifier',
                declaration: { name: 'LeadQualifier', module: 'dist/define.js' },
              },
            ],
          },
        ];
      },
    },
  ],
};

/** Files as a browser gives them: a name, and the text that is in it. */
export const makeFiles = (files: readonly (readonly [name: string, text: string])[]) =>
  files.map(([name, text]) => ({ name, text: async () => text }))

/** Text from files and users without what a terminal would take for a command. Tabs and line ends stay. */
export const visible = (text: string): string =>
  text.replace(/\r\n/g, "\n").replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, "0")}`,
  );

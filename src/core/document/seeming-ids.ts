// Finds ids that a text which can't be read as YAML seems to define.

/** Ids of lines such as `- id: REQ-1`, each once, in order. */
export function seemingIds(text: string): string[] {
  const ids = new Set<string>();
  const pattern = /^[ \t]*(?:-[ \t]+)?(?:id|handle):[ \t]+["']?([^\s"'#,}\]]{1,100})/gm;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) ids.add(match[1] ?? '');
  return [...ids];
}

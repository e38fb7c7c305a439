// Makes a file name from a title.

/** Small words joined by hyphens, letters of any script kept, at most 60 characters; empty when the title has no letter or digit. */
export function fileNameOf(title: string): string {
  const words = title.normalize('NFC').toLowerCase().replace(/['’]/g, '').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return [...words.join('-')].slice(0, 60).join('').replace(/-+$/, '');
}

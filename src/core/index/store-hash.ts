// Turns bytes into a number that tells them from other bytes: fast, and no protection against who looks for two alike.

/** Hash of 53 bits, so that it is a number that compares exactly. A change within one word of four bytes always changes it. */
export function hashOf(bytes: Uint8Array): number {
  const whole = bytes.length & ~3;
  // Signed words and sums cut to 32 bits: an engine does these in its registers.
  const words = new Int32Array(bytes.byteOffset % 4 === 0 ? bytes.buffer : bytes.slice(0, whole).buffer, bytes.byteOffset % 4 === 0 ? bytes.byteOffset : 0, whole >>> 2);
  let low = 0x9e3779b9 ^ bytes.length;
  let high = 0x85ebca6b ^ bytes.length;
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as number;
    low = Math.imul(low ^ word, 0x85ebca77);
    low ^= low >>> 15;
    high = (Math.imul((high << 13) | (high >>> 19), 0xc2b2ae3d) + word) | 0;
  }
  for (let i = whole; i < bytes.length; i++) {
    low = Math.imul(low ^ (bytes[i] as number), 0x85ebca77);
    high = (Math.imul((high << 13) | (high >>> 19), 0xc2b2ae3d) + (bytes[i] as number)) | 0;
  }
  // The upper half also takes in the lower one; the lower one stays a reversible function of every word.
  high = mixed(high ^ low);
  return (high >>> 11) * 0x1_0000_0000 + (mixed(low) >>> 0);
}

/** The finish of MurmurHash3: every bit in sways every bit out. */
function mixed(value: number): number {
  let hash = value ^ (value >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** Hash of a text by its code units. */
export function hashOfText(text: string): number {
  const units = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i);
  return hashOf(new Uint8Array(units.buffer));
}

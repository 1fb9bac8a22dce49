/** "xn--mller-kva.de" as people read it: "müller.de" (RFC 3492). A label that is not one stays as it is. */
export function readableHost(host: string): string {
  return host
    .split('.')
    .map((label) => (label.toLowerCase().startsWith('xn--') ? (decodeLabel(label.slice(4)) ?? label) : label))
    .join('.');
}

const base = 36;
const minThreshold = 1;
const maxThreshold = 26;
const skew = 38;
const damp = 700;
const firstBias = 72;
const firstCode = 128;
// A label has at most 63 characters; anything longer is no host.
const maxLabel = 63;

function decodeLabel(encoded: string): string | null {
  if (encoded.length > maxLabel) return null;
  const delimiter = encoded.lastIndexOf('-');
  const output = delimiter > 0 ? Array.from(encoded.slice(0, delimiter)) : [];
  let code = firstCode;
  let index = 0;
  let bias = firstBias;
  for (let at = delimiter > 0 ? delimiter + 1 : 0; at < encoded.length;) {
    const before = index;
    let weight = 1;
    for (let step = base; ; step += base) {
      const digit = digitOf(encoded.charCodeAt(at));
      at += 1;
      if (digit < 0) return null;
      index += digit * weight;
      const threshold = step <= bias ? minThreshold : step >= bias + maxThreshold ? maxThreshold : step - bias;
      if (digit < threshold) break;
      weight *= base - threshold;
    }
    bias = adapt(index - before, output.length + 1, before === 0);
    code += Math.floor(index / (output.length + 1));
    index %= output.length + 1;
    if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return null;
    output.splice(index, 0, String.fromCodePoint(code));
    index += 1;
  }
  return output.length === 0 ? null : output.join('');
}

/** a-z are 0 to 25, the digits 26 to 35; the end of the text is none of them. */
function digitOf(code: number): number {
  if (code >= 0x61 && code <= 0x7a) return code - 0x61;
  if (code >= 0x41 && code <= 0x5a) return code - 0x41;
  return code >= 0x30 && code <= 0x39 ? code - 0x30 + 26 : -1;
}

function adapt(delta: number, points: number, isFirst: boolean): number {
  let left = isFirst ? Math.floor(delta / damp) : delta >> 1;
  left += Math.floor(left / points);
  let steps = 0;
  while (left > ((base - minThreshold) * maxThreshold) >> 1) {
    left = Math.floor(left / (base - minThreshold));
    steps += base;
  }
  return steps + Math.floor(((base - minThreshold + 1) * left) / (left + skew));
}

/** Controls, and signs that turn the direction of what follows: invisible, and able to make a line read as another. */
const invisible =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g;
const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text of a document, made fit for any output. Line breaks and tabs stay. */
export function cleanText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(invisible, '').replace(loneSurrogate, '\ufffd');
}

export function oneLine(text: string): string {
  return cleanText(text)
    .replace(/[\t\n\u2028\u2029]+/g, ' ')
    .trim();
}

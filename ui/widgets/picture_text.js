// What a saved picture says of itself: in an SVG as title and RDF, in a PNG as text chunks, where programs look for them.
import { make, SVG } from './draw.js';

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#', DC = 'http://purl.org/dc/elements/1.1/';

// An SVG with its caption, its link and its licence.
export function described(svg, { caption, source, licence }) {
  const data = document.createElementNS(SVG, 'metadata'), rdf = inside(data, RDF, 'rdf:RDF'), work = inside(rdf, RDF, 'rdf:Description');
  for (const [name, text] of [['dc:title', caption], ['dc:source', source], ['dc:rights', licence]]) inside(work, DC, name).textContent = text;
  svg.prepend(make(null, 'title', {}, caption), data);
  return svg;
}

function inside(parent, space, name) { return parent.appendChild(document.createElementNS(space, name)); }

// A PNG with the same, as chunks of UTF-8 text before its end.
export async function withText(png, { caption, source, licence }) {
  const bytes = await png.arrayBuffer(), end = bytes.byteLength - 12;  // the last chunk, IEND, is twelve bytes
  const chunks = [['Title', caption], ['Source', source], ['Copyright', licence]].map(([name, text]) => chunk(`${name}\0\0\0\0\0${text}`));
  return new Blob([bytes.slice(0, end), ...chunks, bytes.slice(end)], { type: png.type });
}

// One iTXt chunk: its length, its kind, its text, and a checksum of the last two.
function chunk(text) {
  const body = new TextEncoder().encode(`iTXt${text}`), made = new DataView(new ArrayBuffer(body.length + 8));
  made.setUint32(0, body.length - 4);
  body.forEach((byte, k) => made.setUint8(4 + k, byte));
  made.setUint32(4 + body.length, checksum(body));
  return made.buffer;
}

// The CRC-32 of the PNG specification, annex D.
function checksum(bytes) {
  let rest = 0xffffffff;
  for (const byte of bytes) {
    rest ^= byte;
    for (let k = 0; k < 8; k++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  }
  return (rest ^ 0xffffffff) >>> 0;
}

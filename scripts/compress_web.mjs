// Copies the built browser app and puts a brotli and a gzip variant beside each file that gets smaller by it.
//   node compress_web.mjs FROM TO
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const COMPRESSIBLE = new Set(
  ['.html', '.js', '.mjs', '.css', '.json', '.map', '.webmanifest', '.txt', '.csv', '.svg', '.ico', '.wasm', '.wav'],
);
/** Below this many bytes a variant saves nothing: the answer fits one packet anyway. */
const MIN_BYTES = 1000;
/** A variant must be this much smaller. */
const MAX_RATIO = 0.95;

const [from, to] = process.argv.slice(2);
if (!from || !to) {
  console.error('usage: node compress_web.mjs FROM TO');
  process.exit(2);
}

function brotli(content) {
  return brotliCompressSync(content, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    },
  });
}

function gzip(content) {
  return gzipSync(content, { level: constants.Z_BEST_COMPRESSION });
}

function write(file, content) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

rmSync(to, { recursive: true, force: true });
const totals = { files: 0, bytes: 0, brotli: 0 };
for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) {
    continue;
  }
  const source = join(entry.parentPath ?? entry.path, entry.name);
  const target = join(to, source.slice(from.length));
  const content = readFileSync(source);
  write(target, content);
  totals.files++;
  totals.bytes += content.length;
  let smallest = content.length;
  if (COMPRESSIBLE.has(extname(source)) && content.length >= MIN_BYTES) {
    for (const [suffix, compressed] of [['.br', brotli(content)], ['.gz', gzip(content)]]) {
      if (compressed.length <= content.length * MAX_RATIO) {
        write(target + suffix, compressed);
        smallest = Math.min(smallest, compressed.length);
      }
    }
  }
  totals.brotli += smallest;
}
const kilobytes = (bytes) => Math.round(bytes / 1000);
console.log(
  `webchat-web: ${totals.files} files, ${kilobytes(totals.bytes)} kB, ${kilobytes(totals.brotli)} kB compressed`,
);

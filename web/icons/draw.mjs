// Draws public/icon-*.png from the same shapes as public/icon.svg, without any image library.
import { writeFileSync } from "node:fs";
import { crc32, deflateSync } from "node:zlib";

const green = [23, 105, 90];
const white = [255, 255, 255];
const inBox = (x, y, left, top, right, bottom) => x >= left && x <= right && y >= top && y <= bottom;

function colour(x, y) {
  const inDoor = inBox(x, y, 214, 288, 298, 392) || Math.hypot(x - 256, y - 288) <= 42;
  if (Math.hypot(x - 280, y - 332) <= 9) return white;
  if (inDoor) return green;
  const inRoof = y >= 112 && y <= 240 && Math.abs(x - 256) <= ((y - 112) * 152) / 128;
  return inRoof || inBox(x, y, 144, 240, 368, 392) ? white : green;
}

function chunk(kind, data) {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(data.length);
  const body = Buffer.concat([Buffer.from(kind), data]);
  const tail = Buffer.alloc(4);
  tail.writeUInt32BE(crc32(body));
  return Buffer.concat([head, body, tail]);
}

function png(size) {
  const grid = 4; // samples a side, for smooth edges
  const rows = Buffer.alloc(size * (size * 3 + 1));
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const sum = [0, 0, 0];
      for (let i = 0; i < grid * grid; i++) {
        const sample = [x + ((i % grid) + 0.5) / grid, y + (Math.floor(i / grid) + 0.5) / grid];
        colour((sample[0] * 512) / size, (sample[1] * 512) / size).forEach((part, j) => {
          sum[j] += part;
        });
      }
      sum.forEach((part, j) => {
        rows[y * (size * 3 + 1) + 1 + x * 3 + j] = Math.round(part / (grid * grid));
      });
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  const data = deflateSync(rows, { level: 9 });
  return Buffer.concat([signature, chunk("IHDR", head), chunk("IDAT", data), chunk("IEND", Buffer.alloc(0))]);
}

for (const size of [192, 512])
  writeFileSync(new URL(`../public/icon-${size}.png`, import.meta.url), png(size));

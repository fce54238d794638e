// Renders views of glTF scenes with three.js in a headless browser: which node is seen in each pixel, and colours.
//
//   node render.mjs VIEWS.json OUT ROOT...
//
// VIEWS.json is a list of {name, scene, width, height, fx, fy, cx, cy, world_from_camera, near, far}; a scene is a path
// below one of the roots. For each view OUT gets NAME.png, whose colour 0xRRGGBB is the node's index plus one, 0 where
// nothing is, and NAME.colour.png. The last line says how fast the browser drew them.
import { createServer } from 'node:http';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const [viewsFile, out, ...roots] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const modules = process.env.NODE_MODULES ?? join(here, 'node_modules');
const types = { '.js': 'text/javascript', '.html': 'text/html', '.json': 'application/json', '.png': 'image/png' };

function find(path) {
  const relative = normalize(path).replace(/^([./\\])+/, '');
  const folders = relative.startsWith('modules/') ? [modules] : [here, ...roots];
  const name = relative.replace(/^modules\//, '');
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
}

const server = createServer((request, response) => {
  const file = find(decodeURIComponent(new URL(request.url, 'http://localhost').pathname));
  if (!file) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
  response.end(readFileSync(file));
});
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
});
try {
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(error.message));
  await page.goto(`http://127.0.0.1:${server.address().port}/page.html`);
  await page.waitForFunction(() => window.ready === true);
  mkdirSync(out, { recursive: true });
  const views = JSON.parse(readFileSync(viewsFile));
  for (const view of views) {
    const { nodes, colour } = await page.evaluate((one) => window.renderView(one), view);
    writeFileSync(join(out, `${view.name}.png`), Buffer.from(nodes, 'base64'));
    writeFileSync(join(out, `${view.name}.colour.png`), Buffer.from(colour, 'base64'));
    console.log(view.name);
  }
  if (process.env.FRAMES) {
    for (const scene of new Set(views.map((view) => view.scene))) {
      const seconds = await page.evaluate(
        ([list, frames]) => window.time(list, frames),
        [views.filter((view) => view.scene === scene), Number(process.env.FRAMES)],
      );
      console.log(`${scene}: ${(Number(process.env.FRAMES) / seconds).toFixed(1)} frames/s`);
    }
  }
} finally {
  await browser.close();
  server.close();
}

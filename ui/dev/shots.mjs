// Pictures of the dev pages, to look at: `node dev/shots.mjs OUT_FOLDER NAME=PATH[@script]…` with `npm run dev` behind it.
 
import { chromium } from 'playwright-core';

const [out, ...wanted] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
page.on('pageerror', (error) => process.stdout.write(`${error.message}\n`));
page.on('console', (message) => message.type() === 'error' && process.stdout.write(`${message.text()}\n`));
for (const one of wanted) {
  const [name, rest] = one.split(/=(.*)/s);
  const [path, script] = rest.split(/@(.*)/s);
  await page.goto('about:blank');
  await page.goto(`http://127.0.0.1:5173${path}`);
  await page.waitForTimeout(700);
  if (script) {
    await new Function('page', `return (async () => { ${script} })()`)(page);
    await page.waitForTimeout(250);
  }
  await page.screenshot({ path: `${out}/${name}.png` });
}
await browser.close();

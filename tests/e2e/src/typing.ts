// Vietnamese typing as a keyboard engine does it: plain letters first, then Backspaces and the marked letters.
import type { Page } from 'playwright-core';

const strip = (letter: string): string => letter.normalize('NFD').replace(/\p{M}/gu, '').replace('đ', 'd').replace('Đ', 'D');

/** How an engine announces a correction: at once, or after a narrow space that some programs need. */
export type Engine = 'plain' | 'narrow-space';

/**
 * Types a text into the focused field as Unikey and its like do. Each word is typed without marks; at its end the engine
 * takes it back to the first letter that has a mark and sends the right letters, without a pause.
 */
export async function typeVietnamese(page: Page, text: string, engine: Engine = 'plain'): Promise<void> {
  for (const [index, word] of text.normalize('NFC').split(' ').entries()) {
    if (index > 0) await page.keyboard.press('Space');
    const letters = [...word];
    const bare = letters.map(strip);
    const first = letters.findIndex((letter, place) => letter !== bare[place]);
    await page.keyboard.type(bare.join(''));
    if (first < 0) continue;
    let back = letters.length - first;
    if (engine === 'narrow-space') {
      await page.keyboard.insertText('\u202f');
      back += 1;
    }
    for (; back > 0; back -= 1) await page.keyboard.press('Backspace');
    for (const letter of letters.slice(first)) await page.keyboard.insertText(letter);
  }
}

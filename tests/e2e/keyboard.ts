import type { Actor } from './review-steps.ts';

/** Someone who uses the keyboard alone: Tab until what is looked for has the focus. */
export function keyboardOf(actor: Actor) {
  const { page } = actor;
  const focused = (): Promise<{ readonly id: string; readonly text: string }> =>
    page.evaluate(() => ({ id: document.activeElement?.id ?? '', text: document.activeElement?.textContent?.trim() ?? '' }));
  const reach = async (isIt: (one: { readonly id: string; readonly text: string }) => boolean, what: string): Promise<void> => {
    for (let n = 0; n < 250; n += 1) {
      await page.keyboard.press('Tab');
      if (isIt(await focused())) return;
    }
    throw new Error(`Tab does not reach ${what} at ${actor.path()}`);
  };
  return {
    actor,
    open: (address: string): Promise<void> => actor.open(address),
    enter: async (name: RegExp): Promise<void> => {
      await reach(({ text }) => name.test(text), String(name));
      await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
      await actor.look();
    },
    press: async (id: string, key: string): Promise<void> => {
      await reach((one) => one.id === id, id);
      await page.keyboard.press(key);
    },
    type: async (id: string, text: string): Promise<void> => {
      await reach((one) => one.id === id, id);
      await page.keyboard.type(text);
    },
  };
}

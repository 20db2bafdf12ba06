// Esc goes back: to where the innermost thing on the screen says, else to where the officer came from.

type Back = () => void;
const backs: Back[] = [];

/** Takes Esc for as long as something is shown; answers how to give it up. */
export function onBack(back: Back): () => void {
  backs.push(back);
  return () => {
    const index = backs.lastIndexOf(back);
    if (index >= 0) backs.splice(index, 1);
  };
}

/** Goes back where something on the screen took Esc; false where nothing did. */
export function goBack(): boolean {
  const back = backs.at(-1);
  back?.();
  return back !== undefined;
}

// Where the keyboard stood in each list, for when the list is shown again: behind what was opened from it.

const stood = new Map<string, string>();

/** Id of the row that was stood on when the list was last shown. */
export function placeIn(list: string): string | null {
  return stood.get(list) ?? null;
}

export function keepPlace(list: string, id: string): void {
  stood.set(list, id);
}

// Events of our own that elements may listen to.
declare namespace svelteHTML {
  interface HTMLAttributes<T> {
    /** Sent to the focused field when what was typed must be taken at once (Ctrl+S, a form being sent). */
    oncommit?: (event: CustomEvent & { currentTarget: EventTarget & T }) => void;
  }
}

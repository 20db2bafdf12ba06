// Where the window is: `#/unit/<id>?change=merged`. The browser's history is the window's history.
import { commitFocused, notices } from '../components';

export interface Route {
  /** First part: which screen. */
  screen: string;
  /** The parts after it: usually an id. */
  parts: string[];
  query: Record<string, string>;
}

/** Reads an address behind the #. */
export function readRoute(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#?\/?/, '').split('?');
  const [screen = '', ...parts] = path.split('/').filter(Boolean).map(decodeURIComponent);
  return { screen, parts, query: Object.fromEntries(new URLSearchParams(search)) };
}

/** The address of a place in the window, for links: `href('unit', id)`. */
export function href(screen: string, ...parts: string[]): string {
  return `#/${[screen, ...parts].map(encodeURIComponent).join('/')}`;
}

class Router {
  current = $state.raw(readRoute(window.location.hash));
  /** Addresses from the first to the current one: what steps back inside the window come to. */
  private readonly trail = [window.location.hash];

  constructor() {
    window.addEventListener('hashchange', () => {
      const { hash } = window.location;
      if (this.trail.at(-2) === hash) this.trail.pop();
      else if (this.trail.at(-1) !== hash) this.trail.push(hash);
      this.show(hash);
    });
  }

  go(screen: string, ...parts: string[]): void {
    this.open(href(screen, ...parts));
  }

  open(address: string): void {
    // Going to where the officer just came from is a step back, so that Esc never leads into what was left by Esc.
    if (this.trail.at(-2) === address) window.history.back();
    else window.location.hash = address;
    this.show(address);
  }

  private show(hash: string): void {
    // What is being typed is taken before its field goes away.
    commitFocused();
    const before = this.current;
    this.current = readRoute(hash);
    if (before.screen !== this.current.screen || before.parts.join('/') !== this.current.parts.join('/')) notices.left();
  }

  /** To where the officer came from; from a detail opened first, to its list. */
  back(): void {
    const { screen, parts } = this.current;
    const before = this.trail.at(-2);
    const from = before === undefined ? undefined : readRoute(before);
    // Never from a list into what stands beside it.
    if (from && !(from.screen === screen && from.parts.length > parts.length)) {
      window.history.back();
    } else if (parts.length > 0) {
      this.go(screen);
    }
  }
}

export const router = new Router();

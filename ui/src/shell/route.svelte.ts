// Where the window is: `#/unit/<id>?change=merged`. The browser's history is the window's history.
import { commitFocused } from '../components';

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
  /** How many steps back stay inside the window. */
  private depth = 0;
  private returning = false;

  constructor() {
    window.addEventListener('hashchange', () => {
      this.depth += this.returning ? -1 : 1;
      this.returning = false;
      this.show();
    });
  }

  go(screen: string, ...parts: string[]): void {
    this.open(href(screen, ...parts));
  }

  open(address: string): void {
    window.location.hash = address;
    this.show();
  }

  private show(): void {
    // What is being typed is taken before its field goes away.
    commitFocused();
    this.current = readRoute(window.location.hash);
  }

  /** To where the officer came from; from a detail opened first, to its list. */
  back(): void {
    if (this.depth > 0) {
      this.returning = true;
      window.history.back();
    } else if (this.current.parts.length > 0) {
      this.go(this.current.screen);
    }
  }
}

export const router = new Router();

/** An object without some of its parts. */
export function without<T extends object, K extends keyof T>(whole: T, ...names: K[]): Omit<T, K> {
  return Object.fromEntries(Object.entries(whole).filter(([name]) => !names.includes(name as K))) as Omit<T, K>;
}

/** An object without what is not stated: what is left undefined, a mark that is not set. */
export function stated<T extends object>(whole: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== undefined && value !== false)) as T;
}

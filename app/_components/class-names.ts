/** Join class names, leaving out what is off: `classNames("a", open && "b")`. */
export const classNames = (...names: (string | false | null | undefined)[]): string =>
  names.filter(Boolean).join(" ");

/** What a page with something unsaved does about the ways out of it. */
export type LeavingHandlers = {
  /** Is there something to lose at this moment? */
  unsaved: () => boolean;
  /** A link of the product was pressed and held back. */
  onLink: (href: string) => void;
  /** The browser went back or forward. */
  onPop: () => void;
};

/**
 * Watches the ways out of a page: closing or loading it again asks in the browser's words, links of the product are held
 * back (the router has no way to refuse a way, so the press itself is caught), steps in the history are told.
 *
 * @returns ends the watch
 */
export function watchLeaving({ unsaved, onLink, onPop }: LeavingHandlers): () => void {
  const beforeUnload = (event: BeforeUnloadEvent) => {
    if (unsaved()) event.preventDefault();
  };
  const onClick = (event: MouseEvent) => {
    if (!unsaved() || event.defaultPrevented || event.button !== 0) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = (event.target as Element).closest("a[href]");
    if (!(link instanceof HTMLAnchorElement) || link.target === "_blank") return;
    if (link.origin !== location.origin || link.hasAttribute("download")) return;
    // A place on the same page is no way out of it.
    if (link.pathname === location.pathname && link.search === location.search) return;
    event.preventDefault();
    event.stopPropagation();
    onLink(`${link.pathname}${link.search}${link.hash}`);
  };
  window.addEventListener("beforeunload", beforeUnload);
  window.addEventListener("popstate", onPop);
  document.addEventListener("click", onClick, true);
  return () => {
    window.removeEventListener("beforeunload", beforeUnload);
    window.removeEventListener("popstate", onPop);
    document.removeEventListener("click", onClick, true);
  };
}

/** The page's origin is this server's: the host it was asked under, or the address it is configured for. */
export function sameOrigin(request: Request): boolean {
  const origin = request.headers.get("origin");
  if (!origin || !URL.canParse(origin)) return false;
  const hosts = [request.headers.get("host"), hostOf(process.env.NEXTAUTH_URL)];
  return hosts.includes(new URL(origin).host);
}

const hostOf = (url: string | undefined) => (url && URL.canParse(url) ? new URL(url).host : null);

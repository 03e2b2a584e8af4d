import { cookies, headers } from "next/headers";
import type { NextAuthOptions } from "next-auth";
import { getServerSession } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { db } from "@/server/db";
import { DomainError } from "@/server/domain/errors";
import type { Actor } from "@/server/domain/permissions";
import { findActor } from "@/server/features/accounts/data";
import { SESSION_HOURS, signInInput } from "@/server/features/accounts/schema";
import { noteSessionSeen, signIn, signOut } from "@/server/features/accounts/service";

declare module "next-auth" {
  interface Session {
    sid: string;
  }
  interface User {
    sid?: string;
  }
}
declare module "next-auth/jwt" {
  interface JWT {
    sid?: string;
  }
}

/**
 * The cookie is next-auth's signed token and holds nothing but the id of a session row. The row decides: every request
 * reads it, so a revoked session ends at once (next-auth's credentials provider cannot keep sessions in a database).
 */
export const authOptions: NextAuthOptions = {
  session: { strategy: "jwt", maxAge: SESSION_HOURS * 3600 },
  pages: { signIn: "/sign-in", error: "/sign-in" },
  providers: [
    Credentials({
      credentials: { email: {}, password: {} },
      async authorize(credentials, request) {
        const parsed = signInInput.safeParse(credentials);
        if (!parsed.success) throw new Error("wrongCredentials");
        const userAgent = (request.headers as Record<string, string> | undefined)?.["user-agent"];
        try {
          const done = await signIn({ db: db(), now: () => new Date() }, { ...parsed.data, userAgent });
          return { id: done.userId, sid: done.sessionId };
        } catch (cause) {
          // next-auth hands only a message to the page: the reason and its figure, which the page translates.
          if (cause instanceof DomainError)
            throw new Error([cause.reason, ...Object.values(cause.params)].join(":"));
          console.error(cause);
          throw new Error("internal");
        }
      },
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) => (user?.sid ? { sid: user.sid, sub: user.id } : token),
    session: ({ session, token }) => ({ ...session, user: undefined, sid: token.sid ?? "" }),
  },
  events: {
    signOut: async ({ token }) => {
      if (token?.sid) await signOut({ db: db(), now: () => new Date() }, token.sid);
    },
  },
};

/** Who is asking, from the request's cookie and the session row; null when nobody is signed in. */
export async function currentActor(): Promise<Actor | null> {
  await Promise.all([cookies(), headers()]); // marks the page as dynamic before next-auth reads the request
  const session = await getServerSession(authOptions);
  if (!session?.sid) return null;
  const actor = await findActor(db(), session.sid, new Date());
  if (actor) await noteSessionSeen({ db: db(), now: () => new Date() }, session.sid);
  return actor;
}

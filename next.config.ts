import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const config: NextConfig = {
  serverExternalPackages: ["@duckdb/node-api", "@node-rs/argon2", "garu-ko", "pg", "pg-boss", "exceljs"],
  poweredByHeader: false,
  devIndicators: false,
  reactStrictMode: true,
  // Types and lint are checked by `npm run check`; a user's first start need not wait for them.
  typescript: { ignoreBuildErrors: true },
  headers: async () => [
    {
      source: "/:path*",
      headers: [
        { key: "X-Content-Type-Options", value: "nosniff" },
        { key: "X-Frame-Options", value: "DENY" },
        { key: "Referrer-Policy", value: "same-origin" },
      ],
    },
  ],
};

export default createNextIntlPlugin("./i18n/request.ts")(config);

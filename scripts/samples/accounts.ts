import type { Role } from "@/server/domain/permissions";

type SampleAccount = { key: string; email: string; name: string; role: Role; label: string };

/** The people of the sample organisation; their passwords are made on each machine. */
export const SAMPLE_ACCOUNTS: readonly SampleAccount[] = [
  {
    key: "analyst",
    email: "analyst@sample.example",
    name: "김분석",
    role: "ANALYST",
    label: "분석가 (analyst)",
  },
  {
    key: "manager",
    email: "manager@sample.example",
    name: "이승인",
    role: "MANAGER",
    label: "관리자 (manager)",
  },
  { key: "viewer", email: "viewer@sample.example", name: "박열람", role: "VIEWER", label: "열람자 (viewer)" },
  {
    key: "admin",
    email: "admin@sample.example",
    name: "최운영",
    role: "ADMINISTRATOR",
    label: "운영 관리자 (administrator)",
  },
];

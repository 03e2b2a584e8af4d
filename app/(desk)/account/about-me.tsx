import { useTranslations } from "next-intl";
import { Card } from "@/app/_components/card";
import type { Role } from "@/server/domain/permissions";

export function AboutMe({ name, email, role }: { name: string; email: string; role: Role }) {
  const t = useTranslations("auth.account");
  const roles = useTranslations("common.role");
  const hints = useTranslations("people.roleHint");
  const line = (label: string, value: string, note?: string) => (
    <div className="grid grid-cols-[7rem_minmax(0,1fr)] gap-3">
      <dt className="text-ink-subtle">{label}</dt>
      <dd>
        {value}
        {note && <span className="block text-note text-ink-subtle">{note}</span>}
      </dd>
    </div>
  );
  return (
    <Card title={t("who")}>
      <dl className="flex flex-col gap-2">
        {line(t("name"), name)}
        {line(t("email"), email)}
        {line(t("role"), roles(role), hints(role))}
      </dl>
    </Card>
  );
}

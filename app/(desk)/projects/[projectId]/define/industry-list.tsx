"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Copy, Ellipsis, Plus, Trash2 } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Button, IconButton } from "@/app/_components/button";
import { classNames } from "@/app/_components/class-names";
import { Menu, MenuItem } from "@/app/_components/frame/menu";
import { useNotify } from "@/app/_components/toast";
import { useTRPC } from "@/app/_trpc/client";
import { objectOf } from "@/i18n/korean-particle";
import type { IndustryListItem } from "@/server/features/define/data";

/** The strategic industries of a project; one is open. Removing sets aside and can be taken back here or at once. */
export function IndustryList(props: {
  projectId: string;
  industries: IndustryListItem[];
  removed: IndustryListItem[];
  openId: string | null;
  editable: boolean;
  onOpen: (id: string) => void;
  onAdd: () => void;
  /** The open one is being removed. */
  onRemoveOpen: () => void;
}) {
  const { projectId, industries, removed, openId, editable, onOpen, onAdd, onRemoveOpen } = props;
  const t = useTranslations("define.industries");
  const e = useTranslations("define.editor");
  const locale = useLocale();
  const trpc = useTRPC();
  const client = useQueryClient();
  const notify = useNotify();
  const settle = {
    onError: notify.failed,
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: trpc.define.pathKey() }),
        client.invalidateQueries({ queryKey: trpc.projects.pathKey() }),
      ]),
  };
  const restore = useMutation(trpc.define.restore.mutationOptions(settle));
  const remove = useMutation(trpc.define.remove.mutationOptions(settle));
  const duplicate = useMutation(trpc.define.duplicate.mutationOptions(settle));
  const takeAway = (one: IndustryListItem) => {
    if (one.id === openId) onRemoveOpen();
    remove.mutate(
      { projectId, industryId: one.id, version: one.version },
      {
        onSuccess: ({ version }) =>
          notify.undo(e("removed", { object: objectOf(one.name, locale) }), () =>
            restore.mutate({ projectId, industryId: one.id, version }),
          ),
      },
    );
  };
  const copy = (one: IndustryListItem) =>
    duplicate.mutate(
      { projectId, industryId: one.id, name: e("copyName", { name: one.name }).slice(0, 100) },
      { onSuccess: () => notify.done(e("duplicated")) },
    );
  return (
    <section className="min-w-0 rounded-large border border-line bg-surface">
      <h2 className="px-4 pt-3">{t("title")}</h2>
      <ul className="flex flex-col p-2 max-xl:grid max-xl:sm:grid-cols-2">
        {industries.map((one) => (
          <li
            key={one.id}
            className={classNames(
              "relative flex items-start rounded-medium border",
              one.id === openId
                ? "border-primary bg-primary-soft"
                : "border-transparent hover:bg-surface-strong",
            )}
          >
            <button
              type="button"
              aria-current={one.id === openId ? "true" : undefined}
              onClick={() => onOpen(one.id)}
              className="min-w-0 flex-1 px-2 py-1.5 text-left"
            >
              <span className="block font-bold">{one.name}</span>
              <span className="block text-note text-ink-subtle">
                {t("codes", { count: one.codes.BACKWARD + one.codes.SELF + one.codes.FORWARD })} ·{" "}
                {t("keywords", { count: one.keywords })}
              </span>
              {one.codes.SELF === 0 && (
                <span className="block text-note text-warning-ink">{t("noSelf")}</span>
              )}
            </button>
            {editable && (
              <Menu
                label={t("more", { name: one.name })}
                trigger={
                  <IconButton size="small" label={t("more", { name: one.name })}>
                    <Ellipsis aria-hidden size={16} />
                  </IconButton>
                }
              >
                <MenuItem onSelect={() => copy(one)}>
                  <Copy aria-hidden size={16} />
                  {e("duplicate")}
                </MenuItem>
                <MenuItem onSelect={() => takeAway(one)}>
                  <Trash2 aria-hidden size={16} />
                  {e("remove")}
                </MenuItem>
              </Menu>
            )}
          </li>
        ))}
      </ul>
      {editable && (
        <div className="px-2 pb-2">
          <Button
            size="small"
            variant="text"
            className="w-full"
            icon={<Plus aria-hidden size={16} />}
            onClick={onAdd}
          >
            {t("add")}
          </Button>
        </div>
      )}
      {editable && removed.length > 0 && (
        <details className="border-t border-line px-4 py-2 text-note">
          <summary className="text-ink-subtle">{t("removed", { count: removed.length })}</summary>
          <ul className="mt-1 flex flex-col gap-1">
            {removed.map((one) => (
              <li key={one.id} className="flex items-center justify-between gap-2">
                <span className="min-w-0 truncate">{one.name}</span>
                <Button
                  size="small"
                  variant="text"
                  onClick={() =>
                    restore.mutate(
                      { projectId, industryId: one.id, version: one.version },
                      {
                        onSuccess: () => notify.done(t("restored", { object: objectOf(one.name, locale) })),
                      },
                    )
                  }
                >
                  {t("restore")}
                </Button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

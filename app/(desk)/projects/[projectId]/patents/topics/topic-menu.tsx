"use client";

import { EllipsisVertical } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { IconButton } from "@/app/_components/button";
import { Menu, MenuItem } from "@/app/_components/frame/menu";
import type { TopicItem } from "../api-types";
import type { Arranging } from "./arranging";
import { MergeDialog } from "./merge-dialog";
import { SplitDialog } from "./split-dialog";
import { useEditTopics } from "./use-edit-topics";

/** What a person may do with one topic. */
export function TopicMenu({ topic, arranging }: { topic: TopicItem; arranging: Arranging }) {
  const t = useTranslations("patents.arrange");
  const { projectId, runId, seen, onRename, onPick } = arranging;
  const [open, setOpen] = useState<"merge" | "split" | null>(null);
  const { edit } = useEditTopics();
  const { key } = topic;
  const mark = (kind: "HIDE" | "SHOW" | "PIN" | "UNPIN") =>
    edit.mutate({ projectId, runId, seen, edit: { kind, key } });
  const close = () => setOpen(null);
  return (
    <>
      <Menu
        label={t("menu", { name: topic.label })}
        trigger={
          <IconButton size="small" label={t("menu", { name: topic.label })}>
            <EllipsisVertical aria-hidden size={16} />
          </IconButton>
        }
      >
        <MenuItem
          onSelect={() => {
            onPick(key);
            onRename(key);
          }}
        >
          {t("rename")}
        </MenuItem>
        <MenuItem onSelect={() => setOpen("merge")}>{t("merge")}</MenuItem>
        <MenuItem onSelect={() => setOpen("split")}>{t("split")}</MenuItem>
        <MenuItem onSelect={() => mark(topic.pinned ? "UNPIN" : "PIN")}>
          {t(topic.pinned ? "unpin" : "pin")}
        </MenuItem>
        <MenuItem onSelect={() => mark(topic.hidden ? "SHOW" : "HIDE")}>
          {t(topic.hidden ? "show" : "hide")}
        </MenuItem>
      </Menu>
      {open === "merge" && <MergeDialog topic={topic} arranging={arranging} onClose={close} />}
      {open === "split" && <SplitDialog topic={topic} arranging={arranging} onClose={close} />}
    </>
  );
}

"use client";

import { Handle, type Node, type NodeProps, Position } from "@xyflow/react";
import { EllipsisVertical } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo } from "react";
import { classNames } from "../class-names";
import { Menu, MenuItem, MenuLine } from "../frame/menu";
import { FLOW_ROLES, type FlowItem, type FlowRole } from "./flow-model";

export type FlowCardData = {
  item: FlowItem;
  role: FlowRole;
  index: number;
  last: boolean;
  on: boolean;
  sizes: readonly (readonly [FlowRole, number])[];
  onMove: ((code: string, role: FlowRole, index: number) => void) | undefined;
  onRemove: ((code: string) => void) | undefined;
  onSelect: ((code: string | null) => void) | undefined;
};
export type FlowCardNode = Node<FlowCardData, "card">;

/** One code: its name is a button; its menu moves it without a mouse. */
export const FlowCard = memo(function FlowCard({ data }: NodeProps<FlowCardNode>) {
  const t = useTranslations("common.flow");
  const { item, on, onMove, onRemove, onSelect } = data;
  return (
    <div
      title={item.note}
      className={classNames(
        "pointer-events-auto relative size-full rounded-medium border bg-surface px-3 py-1.5",
        on ? "border-primary ring-2 ring-primary" : "border-line-strong",
        onMove && "cursor-grab active:cursor-grabbing",
      )}
    >
      <Handle type="target" position={Position.Left} isConnectable={false} className="opacity-0!" />
      <Handle type="source" position={Position.Right} isConnectable={false} className="opacity-0!" />
      <button
        type="button"
        aria-pressed={on}
        onClick={() => onSelect?.(on ? null : item.code)}
        className="block size-full text-left"
      >
        <span className="block pr-7 text-note font-bold text-primary-ink">{item.code}</span>
        <span className={item.sub ? "line-clamp-2" : "line-clamp-3"}>{item.name}</span>
        {item.sub && <span className="block truncate text-note text-ink-subtle">{item.sub}</span>}
      </button>
      {(onMove || onRemove) && <CardMenu {...data} name={t("menu", { name: item.name })} />}
    </div>
  );
});

function CardMenu({
  item,
  role,
  index,
  last,
  sizes,
  onMove,
  onRemove,
  name,
}: FlowCardData & { name: string }) {
  const t = useTranslations("common.flow");
  return (
    <Menu
      label={name}
      trigger={
        <button
          type="button"
          aria-label={name}
          className="nodrag nopan absolute top-1 right-1 inline-flex size-8 shrink-0 items-center justify-center rounded-medium text-ink-subtle hover:bg-surface-strong"
        >
          <EllipsisVertical aria-hidden size={16} />
        </button>
      }
    >
      {onMove &&
        FLOW_ROLES.filter((other) => other !== role).map((other) => (
          <MenuItem
            key={other}
            onSelect={() => onMove(item.code, other, sizes.find(([one]) => one === other)?.[1] ?? 0)}
          >
            {t("moveTo", { role: t(other) })}
          </MenuItem>
        ))}
      {onMove && (
        <MenuItem disabled={index === 0} onSelect={() => onMove(item.code, role, index - 1)}>
          {t("up")}
        </MenuItem>
      )}
      {onMove && (
        <MenuItem disabled={last} onSelect={() => onMove(item.code, role, index + 1)}>
          {t("down")}
        </MenuItem>
      )}
      {onRemove && <MenuLine />}
      {onRemove && <MenuItem onSelect={() => onRemove(item.code)}>{t("remove")}</MenuItem>}
    </Menu>
  );
}

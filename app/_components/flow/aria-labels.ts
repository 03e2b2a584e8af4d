"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";

/** What React Flow says to readers, in the reader's language instead of its own English. */
export function useFlowAria() {
  const t = useTranslations("common.flowAria");
  return useMemo(
    () => ({
      "node.a11yDescription.default": t("node"),
      "node.a11yDescription.keyboardDisabled": t("node"),
      "node.a11yDescription.ariaLiveMessage": () => t("moved"),
      "edge.a11yDescription.default": t("edge"),
      "controls.ariaLabel": t("controls"),
      "controls.zoomIn.ariaLabel": t("zoomIn"),
      "controls.zoomOut.ariaLabel": t("zoomOut"),
      "controls.fitView.ariaLabel": t("fit"),
      "controls.interactive.ariaLabel": t("interactive"),
      "minimap.ariaLabel": t("minimap"),
      "handle.ariaLabel": t("handle"),
    }),
    [t],
  );
}

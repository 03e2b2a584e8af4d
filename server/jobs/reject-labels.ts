import ko from "@/messages/ko/datasets.json";

/** The words in which a list of rejected rows is stored: those of the office. Whoever fetches it gets their own language. */
export const REJECT_LABELS = { columns: ko.rejectColumns, reasons: ko.rejectReason };

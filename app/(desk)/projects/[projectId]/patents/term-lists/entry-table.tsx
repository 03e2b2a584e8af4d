"use client";

import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/app/_components/button";
import { Field } from "@/app/_components/field";
import { TextInput } from "@/app/_components/inputs";
import { useNotify } from "@/app/_components/toast";
import { objectOf } from "@/i18n/korean-particle";
import type { ListName, WrittenLists } from "@/server/features/patents/term-lists-schema";
import { addEntries, type Entry, entriesOf, sameKey, tidy, withEntries } from "./draft";
import { type EntryFacts, EntryRow } from "./entry-row";
import { PasteDialog } from "./paste-dialog";

const SHOWN_AT_ONCE = 100;

/** One of the lists as a table: find, add, change, remove. */
export function EntryTable({
  list,
  lists,
  facts,
  editable,
  limits,
  onEdit,
}: {
  list: ListName;
  lists: WrittenLists;
  facts: (at: number) => EntryFacts;
  editable: boolean;
  limits: { entries: number; characters: number };
  onEdit: (change: (lists: WrittenLists) => WrittenLists) => void;
}) {
  const t = useTranslations("patents.termLists");
  const locale = useLocale();
  const notify = useNotify();
  const [query, setQuery] = useState("");
  const [most, setMost] = useState(SHOWN_AT_ONCE);
  const [pasting, setPasting] = useState(false);
  const pair = list === "synonyms";
  const entries = entriesOf(lists, list);
  const words = sameKey(query);
  const rows = entries
    .map((entry, at) => ({ entry, at, facts: facts(at) }))
    .filter(({ entry }) => sameKey(entry.from).includes(words) || sameKey(entry.to).includes(words))
    // What must be mended is in sight.
    .sort((a, b) => Number(b.facts.problem !== null) - Number(a.facts.problem !== null));
  const change = (at: number, entry: Entry) =>
    onEdit((now) =>
      withEntries(
        now,
        list,
        entriesOf(now, list).map((one, i) => (i === at ? entry : one)),
      ),
    );
  const remove = (at: number, entry: Entry) => {
    onEdit((now) =>
      withEntries(
        now,
        list,
        entriesOf(now, list).filter((_, i) => i !== at),
      ),
    );
    notify.undo(t("removed", { object: objectOf(entry.from, locale) }), () =>
      onEdit((now) => withEntries(now, list, entriesOf(now, list).toSpliced(at, 0, entry))),
    );
  };
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <p className="text-note text-ink-subtle">{t(`hint.${list}`)}</p>
      {editable && (
        <AddForm
          key={list}
          pair={pair}
          entries={entries}
          limits={limits}
          onAdd={(entry) => onEdit((now) => addEntries(now, list, [entry]).lists)}
          onPaste={() => setPasting(true)}
        />
      )}
      {entries.length === 0 ? (
        <p className="rounded-large border border-dashed border-line-strong px-5 py-6 text-center text-ink-subtle">
          {t("empty")}
        </p>
      ) : (
        <>
          {entries.length > 8 && (
            <Field label={t("search")} className="max-w-sm">
              <TextInput type="search" value={query} onChange={(event) => setQuery(event.target.value)} />
            </Field>
          )}
          {rows.length === 0 && <p role="status">{t("noMatch")}</p>}
          {rows.length > 0 && (
            <section
              tabIndex={0}
              aria-label={t(list)}
              className="overflow-x-auto rounded-large border border-line bg-surface"
            >
              <table className="w-full border-collapse">
                <thead className="bg-surface-strong text-note">
                  <tr>
                    <th scope="col" className="px-3 py-2 text-left">
                      {t(pair ? "from" : "term")}
                    </th>
                    {pair && (
                      <th scope="col" className="px-3 py-2 text-left">
                        {t("to")}
                      </th>
                    )}
                    <th scope="col" className="px-3 py-2 text-right whitespace-nowrap">
                      {t("documents")}
                    </th>
                    <th scope="col" className="px-3 py-2 text-left">
                      {t("note")}
                    </th>
                    {editable && (
                      <th scope="col" className="px-3 py-2">
                        <span className="sr-only">{t("actions")}</span>
                      </th>
                    )}
                  </tr>
                </thead>
                <tbody>
                  {rows.slice(0, most).map(({ entry, at, facts }) => (
                    <EntryRow
                      key={`${at} ${entry.from}`}
                      entry={entry}
                      pair={pair}
                      facts={facts}
                      editable={editable}
                      maxLength={limits.characters}
                      onChange={(next) => change(at, next)}
                      onRemove={() => remove(at, entry)}
                    />
                  ))}
                </tbody>
              </table>
            </section>
          )}
          {rows.length > most && (
            <Button size="small" className="self-center" onClick={() => setMost(most + SHOWN_AT_ONCE)}>
              {t("more", { count: Math.min(SHOWN_AT_ONCE, rows.length - most) })}
            </Button>
          )}
        </>
      )}
      {pasting && (
        <PasteDialog
          list={list}
          limits={limits}
          onClose={() => setPasting(false)}
          onAdd={(fresh) => {
            const answer = addEntries(lists, list, fresh);
            onEdit((now) => addEntries(now, list, fresh).lists);
            notify.done(t("imported", { added: answer.added, known: answer.known, unread: 0 }));
          }}
        />
      )}
    </div>
  );
}

function AddForm({
  pair,
  entries,
  limits,
  onAdd,
  onPaste,
}: {
  pair: boolean;
  entries: readonly Entry[];
  limits: { entries: number; characters: number };
  onAdd: (entry: Entry) => void;
  onPaste: () => void;
}) {
  const t = useTranslations("patents.termLists");
  const [entry, setEntry] = useState({ from: "", to: "" });
  const known = tidy(entry.from) !== "" && entries.some(({ from }) => sameKey(from) === sameKey(entry.from));
  const full = entries.length >= limits.entries;
  const ready = tidy(entry.from) !== "" && (!pair || tidy(entry.to) !== "") && !known && !full;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    onAdd(entry);
    setEntry({ from: "", to: "" });
  };
  const box = (side: "from" | "to") => (
    <TextInput
      value={entry[side]}
      maxLength={limits.characters}
      onChange={(event) => setEntry({ ...entry, [side]: event.target.value })}
    />
  );
  return (
    <form onSubmit={submit} className="flex flex-wrap items-start gap-2">
      <Field
        label={t(pair ? "from" : "addTerm")}
        error={full ? t("tooMany", { most: limits.entries }) : known ? t("known") : undefined}
        className="min-w-40 flex-1 basis-40"
      >
        {box("from")}
      </Field>
      {pair && (
        <Field label={t("to")} className="min-w-40 flex-1 basis-40">
          {box("to")}
        </Field>
      )}
      <span className="flex flex-wrap gap-2 pt-[1.6rem]">
        <Button type="submit" variant="secondary" disabled={!ready}>
          {t("add")}
        </Button>
        <Button onClick={onPaste}>{t("paste")}</Button>
      </span>
    </form>
  );
}

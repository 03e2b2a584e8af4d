import { describe, expect, test } from "vitest";
import { inspectFile } from "@/server/warehouse/inspect-file";
import { FIRMS, file, folder } from "./files";
import { rowOf, workbookOf } from "./zip";

const HEADER = rowOf(1, FIRMS[0]!.split(","));
const inspected = (name: string, bytes: Buffer | string) => inspectFile(file(folder(), name, bytes));

describe("a workbook", () => {
  test("is read, blank rows between its rows included", async () => {
    const rows = HEADER + rowOf(4, FIRMS[1]!.split(","));
    const { kind, firstRows, rowsEstimate } = await inspected("ok.xlsx", workbookOf(rows));
    expect([kind, rowsEstimate, firstRows]).toEqual(["xlsx", 3, [[], [], FIRMS[1]!.split(",")]]);
  });

  test.each([1_048_576, 999_999_999_999])(
    "whose second row calls itself row %i is refused at once",
    async (number) => {
      await expect(inspected("gap.xlsx", workbookOf(HEADER + rowOf(number, ["F1"])))).rejects.toMatchObject({
        reason: "too_many_rows",
      });
    },
  );

  test("that says it unpacks to gigabytes is refused before it is unpacked", async () => {
    const strings = { name: "xl/sharedStrings.xml", text: "<sst/>", saysBytes: 3_000_000_000 };
    await expect(inspected("bomb.xlsx", workbookOf(HEADER, [strings]))).rejects.toMatchObject({
      code: "BAD_INPUT",
      reason: "unpacks_too_large",
      params: { file: "bomb.xlsx" },
    });
  });
});

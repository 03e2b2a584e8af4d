import { describe, expect, test } from "vitest";
import { DomainError } from "@/server/domain/errors";
import { mayBePerson } from "@/server/features/patents/columns";
import { parsePatents, readPatents } from "@/server/features/patents/parse";
import { csvRows } from "@/server/features/patents/patent-rows";
import { provinceOf } from "@/server/features/patents/read-upload";
import { ROWS_KEPT } from "@/server/features/patents/schema";
import { regionCodeOf } from "@/server/features/reference/data";

const options = { name: "patents.csv", provinceOf: regionCodeOf };
const of = async function* (...chunks: Uint8Array[]) {
  yield* chunks;
};
const read = (text: string, more = {}) =>
  parsePatents(
    csvRows(() => of(Buffer.from(text)), options.name),
    { ...options, ...more },
  );
const HEADER = "application_no,filing_date,filing_year,title_ko,ipc,applicant_orgs,regions_all,abstract_ko";

describe("a good file", () => {
  test("becomes patents", async () => {
    const { patents, rejects } = await read(
      `${HEADER}\n1020190001234,2019-03-05,2019,연료전지,"H01M 8/02;H01M 8/04",가상대학교;가상연구원,인천;충남,"촉매층,\n분리판"\n`,
    );
    expect(rejects).toEqual([]);
    expect(patents).toEqual([
      {
        applicationNo: "1020190001234",
        kind: "",
        year: 2019,
        filingDate: "2019-03-05",
        registrationDate: null,
        title: "연료전지",
        titleEn: "",
        abstract: "촉매층, 분리판",
        abstractEn: "",
        claims: "",
        ipc: ["H01M 8/02", "H01M 8/04"],
        applicants: ["가상대학교", "가상연구원"],
        regions: ["28", "44"],
      },
    ]);
  });

  test("classes of both kinds are one list; claims, English and the registration are read", async () => {
    const { patents } = await read(
      "출원번호,발명의 명칭,요약,영문초록,청구범위,등록일자,IPC분류,CPC분류\n1,가,,a valve,청구항 1,2021.02.03,F16K 1/00;F16K 1/02,F16K 1/02;Y02E 60/50\n",
    );
    expect(patents[0]).toMatchObject({
      ...{ abstract: "", abstractEn: "a valve", claims: "청구항 1", registrationDate: "2021-02-03" },
      ipc: ["F16K 1/00", "F16K 1/02", "Y02E 60/50"],
    });
  });

  test("a file in pieces is the same file, also where CP949 begins late", async () => {
    const text = Buffer.from("application_no,title,abstract\n");
    const ascii = Buffer.from(Array.from({ length: 50 }, (_, i) => `${i + 1},a,b\n`).join(""));
    const last = Buffer.concat([Buffer.from("99,"), Buffer.of(0xb0, 0xa1), Buffer.from(",c\n")]);
    for (const cut of [1, 7, 64, 1000]) {
      const bytes = Buffer.concat([text, ascii, last]);
      const parts = Array.from({ length: Math.ceil(bytes.length / cut) }, (_, i) =>
        bytes.subarray(i * cut, (i + 1) * cut),
      );
      const { patents } = await parsePatents(
        csvRows(() => of(...parts), "x"),
        options,
      );
      expect(patents).toHaveLength(51);
      expect(patents[50]).toMatchObject({ applicationNo: "99", title: "가" });
    }
  });

  test("Korean headers, tabs and a byte order mark mean the same", async () => {
    const { patents, mapping } = await read(
      "\uFEFF출원번호\t출원일자\t발명의 명칭\t요약\tIPC분류\t출원인\n10-2019-0001234\t2019.03.05\t연료전지\t촉매층\tH01M 8/02|H01M 8/04\t가상대학교 산학협력단|홍길동\n",
    );
    expect(patents[0]).toMatchObject({
      applicationNo: "1020190001234",
      filingDate: "2019-03-05",
      year: 2019,
      ipc: ["H01M 8/02", "H01M 8/04"],
      applicants: ["가상대학교 산학협력단"],
    });
    expect(mapping.regions).toBeNull();
  });

  test("of an address the province is read, and the rest is left", async () => {
    const { patents, unknownRegions } = await read(
      `출원번호,발명의 명칭,요약,출원인 주소
1,가,나,"부산광역시 강서구 녹산산단로 12, 3층"
2,가,나,경남 창원시 성산구 1;(16229) 경기도 수원시 9
3,가,나,"Tokyo, Japan"
`,
      { provinceOf },
    );
    expect(patents.map(({ regions }) => regions)).toEqual([["26"], ["48", "41"], []]);
    expect(unknownRegions).toEqual(new Map([["Tokyo", 1]]));
  });

  test("a date may stand as a year, and in a spreadsheet as the number of its day", async () => {
    const rows = [
      ["출원번호", "출원일", "출원연도", "발명의 명칭", "요약"],
      ["1", "42014", "", "가", "나"],
      ["2", "2015", "", "가", "나"],
      ["3", "", "2015-01-10", "가", "나"],
      ["4", "", "42014", "가", "나"],
    ];
    const dates = async (serialDates: boolean) => {
      const { patents, rejects } = await parsePatents(rows, { ...options, serialDates });
      return [patents.map(({ filingDate, year }) => [filingDate, year]), rejects.map(({ row }) => row)];
    };
    expect(await dates(true)).toEqual([
      [
        ["2015-01-10", 2015],
        [null, 2015],
        [null, 2015],
        [null, 2015],
      ],
      [],
    ]);
    expect((await dates(false))[1]).toEqual([2, 5]);
  });

  test("CP949 is read, syllables beyond KS X 1001 included", async () => {
    // 똠 is not in KS X 1001; CP949 writes it 8C 63
    const bytes = Buffer.concat([
      Buffer.from("application_no,title,abstract\n1,"),
      Buffer.of(0x8c, 0x63),
      Buffer.from(","),
      Buffer.of(0xb0, 0xa1),
      Buffer.from("\n"),
    ]);
    const { patents } = await parsePatents(
      csvRows(() => of(bytes), options.name),
      options,
    );
    expect(patents[0]).toMatchObject({ title: "똠", abstract: "가" });
  });

  test("a missing year or class is kept as missing and counted", async () => {
    const result = await read("application_no,title,abstract\n1,a,b\n");
    expect(result).toMatchObject({ withoutYear: 1, withoutIpc: 1 });
    expect(result.patents[0]).toMatchObject({ year: null, filingDate: null, regions: [] });
  });

  test("a region that is none is counted, the patent stays", async () => {
    const result = await read(`${HEADER}\n1,,2020,a,,,인천;달나라,b\n`);
    expect(result.patents[0]!.regions).toEqual(["28"]);
    expect(result.unknownRegions).toEqual(new Map([["달나라", 1]]));
  });

  test("a person's own choice of columns wins", async () => {
    const { patents } = await read("no,a,b\n7,제목,요약\n", {
      mapping: { applicationNo: 0, title: 1, abstract: 2 },
    });
    expect(patents[0]).toMatchObject({ applicationNo: "7", title: "제목", abstract: "요약" });
  });
});

describe("what is rejected", () => {
  test("each reason, with the row as a spreadsheet counts it", async () => {
    const { patents, rejects, rejected } = await read(
      [
        HEADER,
        ",,2020,제목,,,,요약", // 2
        "1.02019E+12,,2020,제목,,,,요약", // 3
        "10-2019-0000001,,2019,제목,,,,요약", // 4 good
        "1020190000001,,2019,제목,,,,요약", // 5
        "3,,2019,,,,,요약", // 6
        "4,,19x9,제목,,,,요약", // 7
        "5,2019-02-30,2019,제목,,,,요약", // 8
        "6,,2019,제목,,,,", // 9
        ",,,,,,,", // 10: blank, not a row
        "8,,2019,제목,,,,요약,셀", // 11
      ].join("\n"),
    );
    expect(patents.map(({ applicationNo }) => applicationNo)).toEqual(["1020190000001"]);
    expect(rejects.map(({ row, reason, column, value }) => [row, reason, column, value])).toEqual([
      [2, "application_no_missing", "applicationNo", ""],
      [3, "application_no_damaged", "applicationNo", "1.02019E+12"],
      [5, "application_no_duplicate", "applicationNo", "1020190000001"],
      [6, "title_missing", "title", ""],
      [7, "year_invalid", "year", "19x9"],
      [8, "year_invalid", "filingDate", "2019-02-30"],
      [9, "text_missing", "abstract", ""],
      [11, "too_many_columns", null, "9"],
    ]);
    expect(rejected.year_invalid).toEqual({ count: 2, rows: [7, 8] });
  });

  test("of a reason that fits most rows all are counted and the first are kept", async () => {
    const rows = [
      ["출원번호", "제목", "요약"],
      ...Array.from({ length: ROWS_KEPT + 5 }, () => ["1", "", "나"]),
    ];
    const { findings, patents } = await readPatents(rows, options);
    for await (const _ of patents);
    expect(findings.rejected.title_missing!.count).toBe(ROWS_KEPT + 5);
    expect(findings.rejects).toHaveLength(ROWS_KEPT);
  });

  test.each([
    ["an empty file", "", "empty_file"],
    ["a header without a title", "application_no,abstract\n1,b\n", "columns_missing"],
    ["an open quote", 'application_no,title,abstract\n1,"a,b\n', "csv_broken"],
  ])("%s is refused whole", async (_, text, reason) => {
    const refusal = await read(text).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(DomainError);
    expect(refusal).toMatchObject({ code: "BAD_INPUT", reason, params: { file: "patents.csv" } });
  });

  test("bytes that are no text are refused", async () => {
    const bytes = Buffer.of(0x61, 0x2c, 0xff, 0xff, 0x0a);
    const rows = csvRows(() => of(bytes), options.name);
    await expect(parsePatents(rows, options)).rejects.toThrow("neither UTF-8 nor CP949");
  });
});

describe("personal names are not imported", () => {
  test.each([
    ["홍길동", true],
    ["김 철수", true],
    ["Hong, Gil-Dong", true],
    ["가상대학교 산학협력단", false],
    ["주식회사 가상", false],
    ["㈜가상", false],
    ["가상전자", false],
    ["한화오션", false],
    ["현대위아", false],
    ["두산로보틱스", false],
    ["남궁민수", true],
    ["김대우", true],
    ["이하늘별", true],
    ["Example Co., Ltd.", false],
    ["University of Example", false],
  ])("%s: may be a person %s", (applicant, person) => {
    expect(mayBePerson(applicant)).toBe(person);
  });

  test("they are left out and counted; a column of organisations is trusted", async () => {
    const mixed = await read("application_no,title,abstract,출원인,발명자\n1,a,b,홍길동;가상대학교,홍길동\n");
    expect(mixed.patents[0]!.applicants).toEqual(["가상대학교"]);
    expect(mixed.personsLeftOut).toBe(1);
    expect(JSON.stringify(mixed.patents)).not.toContain("홍길동");
    const organisations = await read("application_no,title,abstract,applicant_orgs\n1,a,b,한빛소리\n");
    expect(organisations.patents[0]!.applicants).toEqual(["한빛소리"]);
  });
});

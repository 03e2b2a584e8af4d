import { withoutUnit } from "@/server/warehouse/amount-unit";
import {
  COLUMN_ROLES,
  type ColumnMapping,
  type ColumnRole,
  type DatasetForm,
  type FileRole,
} from "@/server/warehouse/dataset";

/** Header names of each column role, in the form that `plain` gives them. The first match from the left wins. */
const NAMES: Record<FileRole, Partial<Record<ColumnRole, string>>> = {
  firms: {
    firm_id:
      "firmid firm companyid company corpid id 기업id 기업코드 기업번호 기업식별번호 업체코드 업체번호 업체id 회사코드 사업자번호 사업자등록번호 법인번호 법인등록번호 사업체id 사업체번호 기업키",
    ksic: "ksic ksic10 ksic5 ksiccode industry industrycode 산업 산업코드 산업분류 산업분류코드 업종 업종코드 주업종코드 표준산업분류 표준산업분류코드 세세분류 세세분류코드 10차산업코드 10차코드",
    region:
      "region regioncode province sido sigungu location 지역 지역코드 지역명 시도 시도명 시도코드 시군구 시군구명 시군구코드 소재지 행정구역 행정구역코드 광역시도",
    name: "name firmname companyname 기업명 업체명 회사명 상호 상호명 사업체명 법인명",
  },
  transactions: {
    seller_id:
      "sellerid seller supplierid supplier from source sellerfirmid 판매기업 판매기업id 판매기업코드 판매자 판매자id 판매사 판매업체 판매업체코드 공급자 공급기업 공급기업코드 공급업체 매출기업 판매사업자번호 공급자사업자번호",
    buyer_id:
      "buyerid buyer customerid customer to target buyerfirmid 구매기업 구매기업id 구매기업코드 구매자 구매자id 구매사 구매업체 구매업체코드 수요기업 수요자 매입기업 매입자 공급받는자 구매사업자번호 공급받는자사업자번호",
    year: "year yr 연도 년도 거래연도 거래년도 기준연도 기준년도 년",
    amount:
      "amount value valuemusd valuekrw1000 amountkrw1000 sales price 금액 거래금액 거래액 매출액 매출금액 공급가액 공급가 판매액 판매금액 금액천원",
  },
  survey: {
    ksic: "ksic ksic10 industry industrycode 산업코드 산업 업종코드 업종 표준산업분류",
    region: "region regioncode province 지역 지역코드 지역명 시도 소재지 시군구",
    year: "year yr 연도 년도 조사연도 조사년도 기준연도 기준년도",
    name: "name firm firmid firmname company 기업 기업명 업체명 회사명 상호",
  },
  flows: {
    seller:
      "seller sellerindustry sellerksic sellingindustry commodity from source supplyindustry 판매산업 판매산업코드 공급산업 공급산업코드 산출산업 판매업종",
    buyer:
      "buyer buyerindustry buyerksic buyingindustry industry to target useindustry 구매산업 구매산업코드 수요산업 수요산업코드 투입산업 구매업종",
    year: "year yr 연도 년도 거래연도 거래년도 기준연도 기준년도",
    amount:
      "amount value valuemusd valuekrw1000 amountkrw1000 flow 금액 거래금액 거래액 매출액 판매액 공급가액 투입액",
    seller_region: "sellerregion sellerprovince fromregion 판매지역 공급지역 판매지역코드 판매기업지역",
    buyer_region: "buyerregion buyerprovince toregion 구매지역 수요지역 구매지역코드 구매기업지역",
    count: "count n transactions trades 거래수 거래건수 건수",
  },
};

const SELLS_TO = /^(판매처|판매기업|매출처|sellsto|soldto|customer|sales|buyer)\d+$/;
const BUYS_FROM = /^(구매처|매입처|구매기업|buysfrom|boughtfrom|supplier|purchase|purchases|seller)\d+$/;

/** Case, spaces, punctuation and a unit in brackets never decide: `거래금액(천원)` is `거래금액`. */
const plain = (header: string) =>
  header
    .normalize("NFC")
    .toLowerCase()
    .replace(/[([{].*?[)\]}]/g, "")
    .replace(/[^\p{L}\p{N}]/gu, "");

/** Which columns of a header play which role in a file of this kind. Roles that are not recognised are absent. */
export function recognise(header: readonly string[], role: FileRole): ColumnMapping {
  const names = header.map(plain);
  const mapping: ColumnMapping = {};
  const taken = new Set<number>();
  for (const [column, list] of Object.entries(NAMES[role]) as [ColumnRole, string][]) {
    const accepted = list.split(" ");
    const at = names.findIndex(
      (name, index) =>
        !taken.has(index) &&
        (accepted.includes(name) ||
          (column === "amount" && accepted.includes(plain(withoutUnit(header[index]!))))),
    );
    if (at < 0) continue;
    mapping[column] = at;
    taken.add(at);
  }
  if (role === "survey") {
    mapping.sellsTo = columnsLike(names, SELLS_TO);
    mapping.buysFrom = columnsLike(names, BUYS_FROM);
    // The paper's second table has the respondent's industry in the column of the firm.
    if (mapping.ksic === undefined && mapping.name !== undefined) {
      mapping.ksic = mapping.name;
      delete mapping.name;
    }
  }
  return mapping;
}

const columnsLike = (names: string[], pattern: RegExp) =>
  names.flatMap((name, index) => (pattern.test(name) ? [index] : []));

/** Required roles that the mapping leaves open. A year may come from the options instead; elsewhere `null` is an answer. */
export function missingColumns(mapping: ColumnMapping, role: FileRole, hasYear: boolean): string[] {
  const missing: string[] = COLUMN_ROLES[role].required.filter(
    // that there is no column of years is no answer before there is a year
    (column) =>
      column === "year" ? typeof mapping.year !== "number" && !hasYear : mapping[column] === undefined,
  );
  if (role === "survey" && !mapping.sellsTo?.length && !mapping.buysFrom?.length)
    missing.push("sellsTo", "buysFrom");
  return missing;
}

/** What a file is most likely, from its header alone; null when no kind fits. */
export function suggestRole(header: readonly string[]): { role: FileRole; form: DatasetForm } | null {
  const names = header.map(plain);
  if (columnsLike(names, SELLS_TO).length + columnsLike(names, BUYS_FROM).length > 1)
    return { role: "survey", form: "wide" };
  const fits = (role: FileRole) => missingColumns(recognise(header, role), role, true).length === 0;
  if (fits("flows")) return { role: "flows", form: "flows" };
  if (fits("transactions")) return { role: "transactions", form: "long" };
  if (fits("firms")) return { role: "firms", form: "long" };
  return null;
}

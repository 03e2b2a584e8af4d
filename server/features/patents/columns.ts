/** What a column of a patent file can be. There is none for inventors, agents or their addresses: they are never read. */
export const PATENT_COLUMNS = [
  "applicationNo",
  "kind",
  "filingDate",
  "year",
  "registrationDate",
  "title",
  "titleEn",
  "abstract",
  "abstractEn",
  "claims",
  "ipc",
  "cpc",
  "applicants",
  "regions",
] as const;
export type PatentColumn = (typeof PATENT_COLUMNS)[number];
export const REQUIRED_COLUMNS = [
  "applicationNo",
  "title",
  "abstract",
] as const satisfies readonly PatentColumn[];

/** Where each column stands in the file (0-based), or null when the file has none. */
export type PatentMapping = Record<PatentColumn, number | null>;

/** Header names as `plain` leaves them; the earlier name wins where a file has several. */
const NAMES: Record<PatentColumn, string> = {
  applicationNo: "applicationno applicationnumber applno appno 출원번호 출원번호일자 출원등록번호",
  kind: "kind type 종류 구분 특허구분 권리구분 문헌종류",
  filingDate: "filingdate applicationdate appdate 출원일 출원일자",
  year: "filingyear applicationyear year 출원년도 출원연도 출원년 연도 년도",
  registrationDate: "registrationdate regdate grantdate 등록일 등록일자",
  title:
    "titleko titlekr title inventiontitle inventionname 발명의명칭 발명의명칭국문 발명명칭 국문명칭 명칭 발명의국문명칭 고안의명칭 제목",
  titleEn: "titleen englishtitle 발명의영문명칭 발명의명칭영문 영문명칭 영문제목",
  abstract: "abstractko abstractkr abstract summary 요약 요약서 초록 국문초록 국문요약 요약국문",
  abstractEn: "abstracten englishabstract 영문초록 영문요약 요약영문 초록영문",
  claims:
    "claims claim claimsko firstclaim mainclaim 청구항 청구범위 대표청구항 독립청구항 특허청구범위 청구의범위",
  ipc: "ipc ipcs ipccode ipccodes ipcnumber ipc분류 ipc코드 ipc전체 국제특허분류 국제특허분류코드 ipcsubclasses",
  cpc: "cpc cpcs cpccode cpccodes cpc분류 cpc코드 cpc전체 선진특허분류",
  applicants:
    "applicantorgs applicants applicant applicantname assignee assignees 출원인 출원인명 출원기관 출원인기관 출원인목록",
  regions:
    "regionsall regions region province 지역 지역명 출원인지역 출원지역 시도 시도명 출원인시도 출원인주소 출원인소재지 소재지 주소 applicantaddress address",
};

/** Columns whose header says that they hold organisations only. */
const ORGANISATION_HEADERS = new Set(["applicantorgs", "출원기관", "출원인기관"]);

/** Case, spaces and punctuation never decide: `발명의 명칭(국문)` is 발명의명칭국문. */
const plain = (header: string) =>
  header
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");

/** Which columns of a header play which role; null for those that are not recognised. */
export function recognisedColumns(header: readonly string[]): PatentMapping {
  const names = header.map(plain);
  const find = (column: PatentColumn) => {
    const at = NAMES[column]
      .split(" ")
      .map((name) => names.indexOf(name))
      .find((index) => index >= 0);
    return [column, at ?? null] as const;
  };
  return Object.fromEntries(PATENT_COLUMNS.map(find)) as PatentMapping;
}

/** Columns that hold addresses, of which the province is read and the rest is left. */
export const holdsAddresses = (header: string) => /주소|소재지|address/.test(plain(header));

export const holdsOrganisationsOnly = (header: string) => ORGANISATION_HEADERS.has(plain(header));

const ORGANISATION =
  /대학|산학협력|주식회사|유한회사|유한책임|합자회사|㈜|\(주\)|\(유\)|\(재\)|\(사\)|연구|재단|법인|공사|공단|센터|병원|조합|협회|학교|진흥|기술원|과학원|정보원|평가원|관리원|본부|전자|화학|제약|중공업|자동차|산업|테크|시스템|바이오|청$|부$|시$|도$|군$|univ|inst|corp|co\.|company|ltd|inc|llc|gmbh|s\.a\.|b\.v\.|foundation|center|centre|laborator|hospital|council|agency|kabushiki|technolog|group|limited|academy|college|school/i;

/** Groups of firms whose members are named after them; only at the beginning, for people bear these syllables too. */
const GROUPS =
  /^(?:삼성|현대|기아|한화|두산|롯데|효성|대우|엘지|에스케이|포스코|코오롱|금호|쌍용|한진|카카오|네이버|한국|국립|도립|시립|대한)/;
/** Surnames of two syllables, and the single ones that nearly all Koreans bear (census of 2015, in order of their number). */
const LONG_SURNAME = /^(?:남궁|황보|제갈|사공|선우|서문|독고|동방)/;
const SURNAME =
  /^[김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민류나진지엄채원천방공현함변염여추도소석선설마길연위표명기반라왕금옥육인맹제모탁국어은편용]/;

/**
 * Whether an applicant may be a private person, whose name is not imported: a surname and one or two more Hangul
 * syllables (four with a surname of two, or with one of the four most frequent), or a name in Latin letters, without a word or a beginning that only
 * organisations have. In doubt it is left out.
 */
export const mayBePerson = (applicant: string): boolean => {
  if (ORGANISATION.test(applicant) || GROUPS.test(applicant)) return false;
  const name = applicant.replace(/\s/g, "");
  if (/^[가-힣]{2,3}$/.test(name)) return SURNAME.test(name) || LONG_SURNAME.test(name);
  if (/^[가-힣]{4}$/.test(name)) return LONG_SURNAME.test(name) || /^[김이박최]/.test(name);
  return /^[A-Za-z][A-Za-z .,'-]*$/.test(applicant);
};

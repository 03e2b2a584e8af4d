/**
 * Words that say "this is a patent" and words that point or count: they end a compound and are never part of a term.
 */
const BREAKING =
  "발명 고안 본원 본건 상기 전술 후술 실시 실시예 실시형태 일실시예 양태 구현 구현예 바람직 특징 목적 과제 해결 해결수단 효과 장점 단점 문제 문제점 종래 종래기술 기존 배경 청구 청구항 명세 명세서 도면 대표도 요약 색인 색인어 색인어누락 누락 개시 기재 설명 사상 관련 관한 대한 대하 관하 의하 따르 따른 의한 통한 통해 위한 위해 경우 이때 여기 이상 이하 미만 초과 이내 이외 범위 내지 정도 일종 구성 구성요소 요소 부분 부위 일부 전부 전체 나머지 각각 각종 다수 복수 복수개 하나 단일 적어 적어도 소정 일정 특정 임의 해당 당해 동일 상이 유사 다양 다른 여러 모든 어떤 이들 그것 이것 자체 서로 상호 사이 동안 이후 이전 다음 전후 최종 최초 최소 최대 최적 주요 중요 필요 필수 가능 불가능 용이 간단 간편 편리 편의 우수 양호 탁월 바람직 비용 저렴 저비용 절감 단축 향상 증가 증대 감소 저하 저감 개선 개량 방지 억제 유지 보장 확보 제거 생략 기본 기초 기반 중심 기준 조건 결과 원인 이유 관계 역할 의미 내용 명칭 제공 구비 포함 함유 이루 이용 사용 활용 적용 채용 수행 실행 진행 실현 달성 완료 발생 형성 생성 작성 제작 이점 강점 도모 기여 도입 도출 부여 요구 관점 측면 차원 수준 소요 사항 현상 현재 향후 미리 사전 사후 이미 다시 항상 계속 상응 각도 새로 신규 종합 상세 구체 구체적 실제 실질 특히 또한 또는 그리고 따라서 그러나 예컨대 예시 가령 보다 더욱 매우 아주 거의 여부 모두 함께 통상 일반 일반적 대부분 별개 적합 적절 적정 충분 부족 원하 나타내 나타 한편 반면 것 수 개 번째 기술적 효율적 효과적 경제적 안정적 지속적 순차적 선택적 단점 지금 이러 그러 이와 그와 아래 위 및 등 한쪽 양쪽 개발 연구 이의 에서 하기 기설정 상의 제시 제안 마련 존재 만족 원활 정확 신속 유용 유래 가지 가능성 중인 자신 우려 획기 획기적 궁극적 궁극 시켜 시키 되어 하여 의해 통해 갖추 가지고 이하의 이러한 이루어 이로 이로써 때문 만큼 모두 각기 각자 사실 저마다 가진 달리 있음 없음 이루어진것 나타냄 포함함 있는지 으로 로서 로써 기대 중공 극복 일치 도달 차이 이루어진 이루어지 있도록 선정 나아가 나아가서 처음 요지 야기 영역위 상업 산업분야 발휘 수반 가장자리 아래쪽 위쪽 반대방향 장시간 고품질 고성능";

/**
 * Words that are too general to be a term, though they may be part of one (위치 in 위치추정, 처리 in 영상처리): a compound of
 * such words alone is not a term either (처리장치, 제조방법).
 */
const GENERAL =
  "장치 수단 부재 방법 시스템 제조 제조방법 공정 단계 과정 절차 작업 동작 작동 작용 처리 조작 취급 설치 설정 설계 배치 배열 위치 장착 부착 결합 연결 접속 접촉 고정 지지 체결 삽입 수용 구분 분류 선택 결정 판단 판정 확인 측정 검출 감지 획득 수집 취득 수신 송신 전송 전달 출력 입력 저장 기록 등록 표시 변경 변화 변환 조절 조정 제어 반복 연속 동시 추가 별도 부가 보조 보완 보호 대응 대비 비교 고려 반영 분석 평가 자동 수동 직접 간접 내부 외부 상부 하부 상측 하측 일측 타측 양측 좌측 우측 전방 후방 전면 후면 상면 하면 표면 내면 외면 일면 타면 일단 타단 양단 선단 말단 상단 하단 중앙 중간 주변 주위 인접 방향 내측 외측 길이 높이 두께 크기 거리 면적 개수 수량 단위 방식 형태 형상 상태 종류 기능 성능 특성 성질 품질 정보 자료 데이터 항목 유형 번호 기술 분야 대상 대체 효율 안정 안정성 경제성 시간 시점 시기 기간 실시간 소모 구축 산출 계산 연산 지정 할당 요청 응답 지시 안내 알림 지속 순차 순서 교체 교환 이동 회전 개폐 개방 폐쇄 분리 분할 구획 병합 통합 융합 조합 혼합 첨가 투입 배출 유입 유출 공급 주입 도포 인가 매개 세트 그룹 집합 모듈 유닛 장비 기기 기구 도구 설비 제품 물품 물건 물체 재료 소재 물질 성분 유효성분 원료 조성 조성물 유효 응용 종료 시작 중량 중량부 중량비 비율 함량 농도 온도 압력 속도 구조 구조물 본체 몸체 베이스 공간 영역 환경 관리 운영 서비스 사용자 최적화 최소화 최대화 극대화 결과물 부품 조립 가공 생산 복합 일체 구동 가이드 고온 저온 고속 저속 레벨 시험 실험 검사 적층 용량 수치 변수 함수 값 모드 기법 알고리즘 활성 유도 연장 균일 돌출 통과 수직 수평 이격 관통 능력 주기 단부 상하 외주면 내주면 준비 초기 연계 직경 다수개 소형 소형화 지원 밀착 용도 연동 상대 파악 원통형 개별 타입 단순 일단부 타단부 상단부 하단부 정의 끝단 제한 둘레 경제 근접 내장 다량 사람 고유 허용 지점 개재 증진 하방 상방 모양 재질 부피 좌우 사이즈 특이 물리 화학 인체 간격 차단 보관 기능성 변형 다중 조사 손상 완화 촉진 전환 탑재 경로 강화 확장 고려 개구 가변 상승 손실 반전 병렬 직렬 현장 접근 위험 운용 배치 흡입 수납 슬라이딩 라인 라인업 지연 흐름 정량 디바이스 효율성 생산성 신뢰성 정밀 정확도 정밀도 수행부 중심부 테두리 말단부 기타 상호작용 전문 사례 특허 개념 목표 기관 관심 수립 자원 대량 소량 일회 일회용 통상적 인력 노력 요인 척도 지수 계수 지표 조합물 결과치 대상자 사용량 소비 판매 구매 비고 표준 표준화 규격 성격 명령 명령어 프로그램 컴퓨터 프로세서 메모리 서버 단말 단말기 사용자단말 사용자단말기 플랫폼 인터페이스 하우징 커버 케이스 바디 프레임 플레이트 부재 패드 라인 상부면 하부면 수평방향 수직방향 길이방향 스마트 패턴 보정 맞춤형 추출 전자 전기 기계 추정 예측 인식 입출력 상황 추적 식별 판별 복원 재생 정렬 분산 가압 업데이트 표현 벡터 블록 상판 하판 바닥면 무게 자유 평면 원형 교차 독립 접합 시료 수율 용액 샘플 회수 신체 휴대 지역 하중 키트 기판상 시각 정상 공유 해제 매칭 매핑 검색 정제 수득 영향 인자 오차 전처리 후처리 실내 실외 저항 강도 대향 용해 로딩 충진 송출 픽업 입자 결정 경계 조기 한계 채취 후보 교정 액체 기체";

const LATIN =
  "the of and for with from into using use used method system apparatus device same thereof therefor therein therewith wherein having present invention provided provid comprising compris including includ include based according first second one two plurality least are is be by to in on an or as at it its can may which that this these such being has have been not said more manufacturing manufactur manufacture producing preparing preparation process step unit part means type non via also each other between through fig min mm cm um nm kg mg ml wt mol vol rpm hz khz mhz ghz ph deg about than up out over under new high low improved capable thereby containing contain etc eg ie ii iii iv vi";

/** `breaking` words end a compound; `general` words may be inside one but are no term alone. */
export type StopWords = { breaking: ReadonlySet<string>; general: ReadonlySet<string> };

const wordSet = (text: string) => text.split(" ").filter(Boolean);

/** The built-in lists; those of a project are in term-lists.ts. */
export function stopWords(): StopWords {
  return { breaking: new Set([...wordSet(BREAKING), ...wordSet(LATIN)]), general: new Set(wordSet(GENERAL)) };
}

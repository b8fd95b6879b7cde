// The page's own words, as Discord's client would say them; English for every language but Korean.

const EN = {
  notice: "This is a stand-in for Discord on your machine",
  playAs: "Play as",
  language: "Discord language",
  connected: "Bot connected",
  away: "Waiting for the bot",
  bot: "APP",
  used: "used",
  edited: "(edited)",
  onlyYou: "Only you can see this",
  dismiss: "Dismiss message",
  thinking: "is thinking…",
  sending: "Sending command…",
  noAnswer: "The application did not respond",
  failed: "This interaction failed",
  noOptions: "No options match your search",
  loading: "Loading options…",
  loadingFailed: "Loading options failed",
  message: (place) => `Message ${place}`,
  hint: "type / for commands",
  send: "Send",
  optional: (count) => `+${count} optional`,
  options: "Options",
  required: "required",
  needed: "This option is required. Specify a value.",
  commands: "Commands",
  noCommand: "No such command",
  choose: "Make a selection",
  direct: "Direct messages",
  server: "Fan Club",
  stage: "The stage",
  welcome: (place) => `Welcome to ${place}!`,
  try: "Fanchant is here. Type / to see what it can do, or try one of these:",
  privately: "Fanchant is no member of this group: you can use it here because you installed it to yourself.",
  deleted: "Original message was deleted",
  today: "Today at",
  yesterday: "Yesterday at",
  spoiler: "Spoiler, press to show",
  back: "Back to the text field",
  yes: "True",
  no: "False",
};

const KO = {
  notice: "이 컴퓨터 안에서만 돌아가는 디스코드 대역이에요",
  playAs: "나는",
  language: "디스코드 언어",
  connected: "봇이 연결됐어요",
  away: "봇을 기다리고 있어요",
  bot: "앱",
  used: "님이 사용함:",
  edited: "(수정됨)",
  onlyYou: "이 메시지는 나만 볼 수 있어요",
  dismiss: "메시지 닫기",
  thinking: "생각하고 있어요…",
  sending: "명령어를 보내는 중…",
  noAnswer: "애플리케이션이 응답하지 않았어요",
  failed: "상호작용 실패",
  noOptions: "검색과 일치하는 옵션이 없어요",
  loading: "옵션을 불러오는 중…",
  loadingFailed: "옵션을 불러오지 못했어요",
  message: (place) => `${place}에 메시지 보내기`,
  hint: "/를 입력하면 명령어가 나와요",
  send: "보내기",
  optional: (count) => `선택 옵션 ${count}개`,
  options: "옵션",
  required: "필수",
  needed: "필수 옵션이에요. 값을 입력해 주세요.",
  commands: "명령어",
  noCommand: "그런 명령어가 없어요",
  choose: "선택하기",
  direct: "다이렉트 메시지",
  server: "Fan Club",
  stage: "무대",
  welcome: (place) => `${place}에 오신 걸 환영해요!`,
  try: "Fanchant가 기다리고 있어요. /를 입력하거나 아래에서 하나를 눌러 보세요.",
  privately: "이 그룹에는 Fanchant가 없어요. 내 계정에 설치했기 때문에 여기서도 쓸 수 있어요.",
  deleted: "원본 메시지가 삭제됐어요",
  today: "오늘",
  yesterday: "어제",
  spoiler: "스포일러, 눌러서 보기",
  back: "입력창으로 돌아가기",
  yes: "참",
  no: "거짓",
};

/** The words for a Discord locale. */
export function wordsFor(locale) {
  return locale === "ko" ? KO : EN;
}

/** A locale's name in its own language. */
export function localeName(locale) {
  const own = { "en-US": "English, US", "en-GB": "English, UK", ko: "한국어" };
  if (own[locale]) return own[locale];
  try {
    return new Intl.DisplayNames([locale], { type: "language" }).of(locale) ?? locale;
  } catch {
    return locale;
  }
}

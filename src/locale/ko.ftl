# Fanchant가 한국어로 하는 모든 말. 각 메시지는 다른 언어와 같은 자리({ $name })를 가져야 합니다.

## 명령어: 메시지는 설명, `.name`은 입력하는 이름. Discord 제한은 100자와 32자.

command-news = 오늘의 K-pop 소식과 협업에 얽힌 이야기
    .name = 뉴스
command-news-message = 이야기 찾기
    .what = 메시지 속 링크나 제목의 이야기를 나에게만 보여 줘요
command-news-latest = 최신순으로 넘겨 보고 열어 볼 수 있는 이야기 목록
    .name = 최신
command-news-latest-artist = 이 아티스트의 이야기만: 어떤 표기든 괜찮아요
    .name = 아티스트
command-news-latest-kind = 한 가지 유형의 이야기만
    .name = 유형
command-news-latest-kind-ost = 드라마·영화 OST
command-news-latest-kind-award = 시상식
command-news-latest-kind-chart = 차트와 기록
command-news-latest-kind-interview = 인터뷰
command-news-latest-kind-tour = 공연과 투어
command-news-latest-kind-comeback = 컴백
command-news-latest-kind-release = 새 노래와 앨범
command-news-latest-kind-broadcast = 방송과 드라마
command-news-search = 단어로 이야기 찾기, 한글도 영문도 괜찮아요
    .name = 검색
command-news-search-words = 찾을 말: 이름, 단어, 제목
    .name = 검색어
command-news-search-artist = 이 아티스트의 이야기만: 어떤 표기든 괜찮아요
    .name = 아티스트
command-news-search-outlet = 이 매체의 이야기만
    .name = 매체
command-news-search-kind = 한 가지 유형의 이야기만
    .name = 유형
command-news-search-kind-ost = 드라마·영화 OST
command-news-search-kind-award = 시상식
command-news-search-kind-chart = 차트와 기록
command-news-search-kind-interview = 인터뷰
command-news-search-kind-tour = 공연과 투어
command-news-search-kind-comeback = 컴백
command-news-search-kind-release = 새 노래와 앨범
command-news-search-kind-broadcast = 방송과 드라마
command-news-search-since = 이때부터의 이야기만
    .name = 기간
command-news-search-since-today = 최근 24시간
command-news-search-since-week = 최근 7일
command-news-search-since-month = 최근 30일
command-news-read = 이야기 하나 열기
    .name = 읽기
command-news-read-story = 제목에 있는 말
    .name = 이야기
command-news-digest = 하루 또는 한 주의 주요 이야기를 한눈에
    .name = 모아보기
command-news-digest-period = 하루 또는 한 주
    .name = 기간
command-news-digest-period-today = 오늘
command-news-digest-period-week = 이번 주
command-news-saved = 저장한 이야기, 나에게만 보여요
    .name = 저장목록
command-artist = 어떤 아티스트인지: 그룹, 데뷔, 협업 곡, 이야기, 인용
    .name = 아티스트
command-artist-name = 한글이든 영문이든 어떤 표기든 괜찮아요
    .name = 이름
command-collab = 누가 누구와 함께했는지
    .name = 협업
command-collab-with = 아티스트가 다른 아티스트와 함께한 노래, 최신순
    .name = 함께
command-collab-with-artist = 한글이든 영문이든 어떤 표기든 괜찮아요
    .name = 아티스트
command-collab-between = 두 아티스트가 함께한 노래, 없으면 둘을 잇는 가장 짧은 노래의 길
    .name = 사이
command-collab-between-first = 한 아티스트, 어떤 표기든 괜찮아요
    .name = 첫째
command-collab-between-second = 다른 아티스트, 어떤 표기든 괜찮아요
    .name = 둘째
command-collab-song = 노래 한 곡: 누가, 언제, 어떤 작품을 위해 불렀는지
    .name = 노래
command-collab-song-title = 노래 제목, 아티스트 이름을 함께 써도 돼요
    .name = 제목
command-quote = 아티스트가 한 말과 그 출처
    .name = 인용
command-quote-artist = 누구의 말인지: 한글이든 영문이든 어떤 표기든 괜찮아요
    .name = 아티스트
command-quote-about = 이 노래나 계기에 대한 말만
    .name = 주제
command-trivia = 혼자 또는 채널 모두와 함께하는 협업 퀴즈
    .name = 퀴즈
command-trivia-rounds = 문제 수, 1~20개
    .name = 문제수
command-trivia-difficulty = 난이도, 1(누구나 아는 문제)부터 5까지
    .name = 난이도
command-trivia-kind = 한 가지 유형의 문제만
    .name = 유형
command-trivia-kind-partner = 함께 부른 사람
command-trivia-kind-song = 어떤 노래
command-trivia-kind-work = 어떤 드라마나 영화
command-trivia-kind-featured = 피처링한 사람
command-trivia-kind-year = 몇 년
command-trivia-kind-said-it = 누가 한 말
command-trivia-kind-group = 어느 그룹
command-trivia-kind-missing-link = 둘을 잇는 사람
command-trivia-kind-odd-one-out = 다른 하나 찾기
command-trivia-kind-headline = 헤드라인의 빈칸
command-trivia-kind-written = 노래에 얽힌 이야기
command-trivia-artist = 한 아티스트에 대한 문제만: 어떤 표기든 괜찮아요
    .name = 아티스트
command-trivia-timer = 문제마다 답할 수 있는 시간
    .name = 시간
command-trivia-timer-none = 시간 제한 없음
command-trivia-timer-10 = 10초
command-trivia-timer-15 = 15초
command-trivia-timer-20 = 20초
command-trivia-timer-30 = 30초
command-trivia-timer-45 = 45초
command-trivia-timer-60 = 60초
command-trivia-timer-90 = 90초
command-trivia-timer-120 = 120초
command-trivia-mode = 진행 방식
    .name = 방식
command-trivia-mode-everyone = 모두: 문제마다 다 같이 답하기
command-trivia-mode-fastest = 스피드: 가장 빠른 정답이 차지하기
command-trivia-mode-solo = 혼자: 아무에게도 보이지 않게
command-daily = 모두에게 똑같은 오늘의 다섯 문제, 하루에 한 번 혼자 풀기
    .name = 오늘의퀴즈
command-leaderboard = 점수, 정답률, 꾸준함으로 보는 순위
    .name = 순위
command-leaderboard-scope = 누구의 답을 셀지
    .name = 범위
command-leaderboard-scope-server = 이 서버
command-leaderboard-scope-here = 이 채널
command-leaderboard-scope-everywhere = 모든 곳
command-leaderboard-period = 언제부터 셀지, 하루는 서울의 자정에 시작해요
    .name = 기간
command-leaderboard-period-week = 이번 주
command-leaderboard-period-today = 오늘
command-leaderboard-period-month = 이번 달
command-leaderboard-period-all = 전체 기간
command-leaderboard-board = 무엇으로 순위를 매길지
    .name = 기준
command-leaderboard-board-points = 점수
command-leaderboard-board-accuracy = 정답률
command-leaderboard-board-streak = 연속 정답
command-leaderboard-board-daily = 오늘의 퀴즈 점수
command-profile = 나 또는 다른 사람의 퀴즈 기록
    .name = 프로필
command-profile-player = 누구의 기록인지, 비워 두면 내 기록
    .name = 사람
command-privacy = 내 정보를 보고, 내려받고, 숨기고, 지우기
    .name = 개인정보
command-privacy-show = 보관 중인 내 정보
    .name = 보기
command-privacy-export = 보관 중인 내 정보를 모두 JSON 파일로 받기
    .name = 내보내기
command-privacy-hide = 모든 순위에서 숨기기, 한 번 더 쓰면 다시 보이기
    .name = 숨기기
command-privacy-delete = 보관 중인 내 정보를 모두 지우기
    .name = 삭제
command-help = 물어볼 수 있는 것들
    .name = 도움말
command-gone = 이제 없는 명령어예요. /를 입력하면 쓸 수 있는 명령어가 보여요.

## 날짜, 나열, 작품

date-day = { $year }년 { $month }월 { $day }일
date-month = { $year }년 { $month }월
date-year = { $year }년
date-unknown = 날짜 미상
list-and = { $start }, { $last }
list-more = { $start } 외 { $count }
list-or = { $start } 또는 { $last }
work = { $kind ->
    [drama] 드라마
    [film] 영화
    [series] 시리즈
    [show] 방송
    [album] 앨범
    [ep] EP
    [single] 싱글
    [mixtape] 믹스테이프
    [game] 게임
    [commercial] 광고
    [project] 프로젝트
   *[event] 행사
} ‘{ $title }’

## 이야기

news-title = 이야기
news-title-about = { $name } 이야기
news-kind = { $kind ->
    [ost] 드라마·영화 OST
    [award] 시상식
    [chart] 차트와 기록
    [interview] 인터뷰
    [tour] 공연과 투어
    [comeback] 컴백
    [release] 새 노래와 앨범
    [broadcast] 방송과 드라마
   *[other] 그 밖의 이야기
}
news-none = { $which ->
    [kind] 그런 유형의 이야기가 아직 없어요. 유형 없이 /뉴스 최신을 써 보세요.
   *[all] 아직 이야기가 없어요. 그동안 /인용이나 /퀴즈를 써 보세요.
}
news-none-about = { $name } 이야기가 아직 없어요. { $else ->
    [some] 가장 가까운 것을 보여 드릴게요.
   *[none] /뉴스 검색을 써 보세요.
}
news-all-kinds = 모든 유형의 이야기
news-gone = 더는 보관하지 않는 이야기예요.
news-latest = 최신 이야기
news-found = 찾은 이야기: { $words }
news-found-none = ‘{ $words }’에 대한 이야기를 찾지 못했어요. 단어를 줄여 보거나 아래를 눌러 보세요.
news-no-outlet = ‘{ $typed }’ 매체의 이야기가 없어요. 입력하면서 목록에서 골라 보세요.
news-find-none = 이 링크나 제목의 이야기는 알지 못해요.
news-saved-title = 저장한 이야기
news-saved-none = 아직 저장한 이야기가 없어요. 모든 이야기 아래에 *저장하기*가 있어요.
news-remove = 목록에서 지울 이야기 고르기
news-digest-title = { $period ->
    [today] 오늘의 이야기
   *[week] 이번 주의 이야기
}
news-digest-none = { $period ->
    [today] 최근 24시간 동안의 이야기가 없어요.
   *[week] 최근 7일 동안의 이야기가 없어요.
}
news-digest-week = 한 주 전체
news-digest-order = 여러 매체가 전했거나 널리 알려진 아티스트의 이야기부터 보여 드려요
news-page = { $pages }쪽 중 { $page }쪽
news-choose = 이야기 열기
news-newer = ◀ 더 최근
news-older = 더 이전 ▶
news-previous = ◀ 이전 쪽
news-next = 다음 쪽 ▶
news-back = 목록으로
story-they-said = 이렇게 말했어요
story-with = 함께한 아티스트
story-sources = 출처
story-open = 출처에서 읽기
story-open-outlet = 매체에서 읽기
story-save = 저장하기
story-saved = { $state ->
    [new] 저장했어요. `/뉴스 저장목록`에서 볼 수 있고, 나에게만 보여요.
   *[known] 이미 저장한 이야기예요. `/뉴스 저장목록`에서 볼 수 있어요.
}
story-remove = 지우기
story-removed = 목록에서 지웠어요.
story-published = { $when } 보도
story-first-seen = { $when } 처음 확인
story-also-in = 다른 매체 { $count }곳에서도 보도
story-our-summary = 매체 글에서 Fanchant가 요약했어요
story-picture-from = { $outlet }에 실린 사진
story-no-address = 주소는 기록되지 않았어요
story-related = 관련 이야기
story-read = 이야기 읽기
story-when = { $event ->
    [release] { $date } 발매
    [broadcast] { $date } 방송
    [performance] { $date } 공연
    [award] { $date } 수상
   *[other] { $date }의 일
}
story-date-unknown = 날짜 미상
story-outlet-unknown = 매체 미상
story-data-sets = 그리고 공개 데이터 세트 { $count }개
story-photos = 사진: { $credits }
story-one-source = 출처가 하나뿐이에요
source-data-set = 공개 데이터 세트 { $name }
story-our-words = 저희가 직접 쓴 글이에요
source-no-address = ‘{ $title }’ 페이지에서 (주소는 기록되지 않았어요)
related-title = 「{ $headline }」 관련 이야기
related-none = 아직 관련 이야기가 없어요.
related-same-event = 같은 소식, 다른 매체 { $count }곳에서도 보도
related-shared-words = 함께 나오는 말: { $words }
related-follow-up = { $order ->
    [later] 후속 보도
   *[earlier] 앞선 보도
}
related-same-song = 같은 노래: { $title }
related-same-work = 같은 드라마 또는 앨범: { $title }
related-same-artists = 같은 아티스트 { $count }명: { $names }

## 아티스트와 노래

artist-kind = { $kind ->
    [group] 그룹
    [unit] 유닛
    [member] 멤버
   *[soloist] 솔로
}
artist-formerly = 예전 이름: { $names }
artist-also = 다른 이름: { $names }
artist-members = 알고 있는 멤버: { $names }
artist-units = 알고 있는 유닛: { $names }
artist-agency = 소속사: { $name } ({ $year }년 기준)
artist-debut = 데뷔: { $date }
artist-songs = 협업 곡
artist-songs-more = 그 밖에 { $count }곡
artist-stories = 최근 이야기
artist-quotes = 인용
artist-quotes-count = 인용 { $count }개
artist-who = 누구예요?
artist-needed = 어떤 아티스트인가요? 한글이나 영문으로 이름을 입력해 주세요.
artist-unknown = ‘{ $typed }’{ PARTICLE($typed, "이라는", "라는") } 아티스트를 찾지 못했어요. 표기를 확인하거나, 입력하면서 목록에서 골라 주세요.
artist-nearest = ‘{ $typed }’{ PARTICLE($typed, "이라는", "라는") } 아티스트를 찾지 못했어요. 혹시 { $names }인가요?
artist-missing = 빠진 아티스트가 있나요? 이 봇을 운영하는 분에게 data/artists에 추가해 달라고 부탁해 보세요.
song-title = ‘{ $title }’
song-with = **‘{ $title }’** ({ $names })
song-by = ‘{ $title }’ ({ $names })
song-one-source = 출처 하나
song-kind = { $kind ->
    [feature] 피처링 곡
    [duet] 함께 부른 곡
    [special-unit] 스페셜 유닛 곡
    [ost] 드라마·영화 OST
    [production] 프로듀서와 함께한 곡
   *[remix] 리믹스
}
song-role = { $role ->
    [featured] 피처링
    [producer] 프로듀서
   *[remixer] 리믹스
}
song-date-doubt = 날짜는 출처마다 달라요.
song-choose = 노래 열기
song-unknown = ‘{ $typed }’{ PARTICLE($typed, "이라는", "라는") } 노래를 찾지 못했어요. 표기를 확인하거나, 입력하면서 목록에서 골라 주세요.
song-nearest = ‘{ $typed }’{ PARTICLE($typed, "이라는", "라는") } 노래를 찾지 못했어요. 혹시 { $titles }인가요?
song-missing = 빠진 노래가 있나요? 이 봇을 운영하는 분에게 data/collaborations에 추가해 달라고 부탁해 보세요.
collab-with-title = { $name }의 협업 곡
collab-with-page = 모두 { $count }곡 · { $pages }쪽 중 { $page }쪽
collab-with-none = { $name }의 이름으로 된 협업 곡은 아직 없어요. { $else ->
    [some] 가장 가까운 아티스트예요:
   *[none] 다른 아티스트로 /협업을 써 보세요.
}
collab-pair = { $first }, { $second }
collab-as = { $name } ({ $other })
collab-same-person = { $first }, { $second }: 같은 아티스트예요.
collab-together = 함께한 노래가 { $count }곡 있어요:
collab-chain = 함께한 노래는 알지 못해요. 노래 { $count }곡이면 이어져요:
collab-no-chain = { $first }에서 { $second }까지 이어 주는 노래를 알지 못해요.
collab-songs-only = 노래로만 이어요. 그룹과 멤버는 서로 다른 아티스트로 쳐요.

## 인용

quote-another = 하나 더
quote-told-by = { $name }의 회상
quote-wording = { $wording ->
    [verbatim] { $language ->
        [ko] 한국어 원문
        [en] 영어 원문
       *[unknown] 원문 그대로
    }
    [translated] { $language ->
        [ko] 한국어를 영어로 옮긴 말
        [en] 영어에서 옮긴 말
       *[unknown] 옮긴 말
    }
    [paraphrased] 풀어 쓴 말
   *[unknown] 매체에 실린 그대로; 번역인지는 알 수 없어요
}
quote-printed = 실린 곳: { $where }
quote-from-news = 뉴스에서
quote-in-story = { $story }에서
quote-as-printed = 매체에 실린 그대로예요. 번역인지는 알 수 없어요
quote-none = 아직 { $name }의 말은 없어요. { $else ->
    [some] 가장 가까운 것은 이거예요:
   *[none] 다른 아티스트로 /인용을 써 보세요.
}
quote-about-none = { $name }의 말 가운데 ‘{ $about }’에 대한 것은 없어요. { $else ->
    [some] 이런 주제는 있어요:
   *[none] 다른 말은 있어요:
}

## 퀴즈

trivia-title = 퀴즈
trivia-none = { $why ->
    [narrow] 그런 문제는 없어요. 유형이나 아티스트를 빼거나 다른 것을 골라 주세요.
   *[none] 아직 문제를 낼 만큼 노래를 알지 못해요.
}
trivia-partner = { $artist }{ PARTICLE($artist, "과", "와") } 함께 ‘{ $title }’{ PARTICLE($title, "을", "를") } 녹음한 아티스트는 누구일까요?
trivia-song = { $artists }{ PARTICLE($artists, "이", "가") } 함께 녹음한 노래는 무엇일까요?
trivia-work = { $artists }의 ‘{ $title }’{ PARTICLE($title, "은", "는") } 어떤 드라마, 영화 또는 시리즈에 쓰였을까요?
trivia-closes = { $limit ->
    [timed] { $when }에 마감돼요. { $how ->
        [alone] 한 번만 답할 수 있어요.
        [fastest] 가장 먼저 맞힌 사람이 차지해요. 한 사람당 한 번만 답할 수 있어요.
       *[everyone] 한 사람당 한 번만 답할 수 있고, 맞았는지는 본인만 볼 수 있어요.
    }
   *[open] 시간 제한이 없어요. { $how ->
        [alone] 한 번만 답할 수 있어요.
        [fastest] 가장 먼저 맞힌 사람이 차지해요. 한 사람당 한 번만 답할 수 있어요.
       *[everyone] 한 사람당 한 번만 답할 수 있고, 함께하는 모두가 답하면 마감해요.
    }
}
trivia-heading = { $count }문제 중 { $number }번째 · 난이도 5 중 { $difficulty }
trivia-occupied = { $name } 님이 여기서 퀴즈를 하고 있어요: { $count }문제 중 { $number }번째. 함께하거나 `/퀴즈 방식:혼자`로 따로 시작해 보세요.
trivia-join = 함께하기
trivia-joined = 함께하게 됐어요. 다음에 보이는 문제부터 답해 주세요.
trivia-joined-before = 이미 함께하고 있는 퀴즈예요.
trivia-go = 퀴즈로 가기
trivia-type = 답 입력하기
trivia-typed = 내 답
trivia-typed-placeholder = 보기 네 개 중 하나, 어떤 표기든 괜찮아요
trivia-typed-several = { $options } 중 무엇인지 알 수 없어요. 조금 더 입력하거나 버튼을 눌러 주세요. 이번 것은 답으로 세지 않았어요.
trivia-typed-close = 보기 중 하나와 비슷하지만 조금 달라요. 철자를 확인해 주세요. 이번 것은 답으로 세지 않았어요.
trivia-typed-nothing = ‘{ $typed }’{ PARTICLE($typed, "은", "는") } 보기에 없어요. 다른 표기로 입력해 주세요. 이번 것은 답으로 세지 않았어요.
trivia-report = 이 문제 신고하기
trivia-report-reason = 무엇이 잘못됐나요?
trivia-report-placeholder = 예: 정답이 틀렸어요, 정답이 두 개예요. 링크가 있으면 도움이 돼요.
trivia-report-empty = 무엇이 잘못됐는지 적어 주세요. 아무것도 보내지 않았어요.
trivia-reported = 고마워요. 이 봇을 운영하는 사람이 읽을 거예요. 세 사람이 신고한 문제는 그때까지 나오지 않아요.
trivia-hint = 힌트
trivia-skip = 건너뛰기
trivia-stop = 그만하기
trivia-next = 다음 문제
trivia-next-at = 다음 문제는 { $when }에 나와요.
trivia-removed = 힌트로 지워진 보기예요. 다른 것을 골라 주세요. 이번 것은 답으로 세지 않았어요.
trivia-voted = 투표했어요: 필요한 { $needed }표 중 { $votes }표.
trivia-no-more-hints = 이 문제에는 힌트가 더 없어요.
trivia-not-yours = 다른 사람의 퀴즈예요. `/퀴즈 방식:혼자`로 따로 시작해 보세요.
trivia-not-yours-to-stop = 이 퀴즈를 시작한 사람이나 메시지를 관리할 수 있는 사람만 그만둘 수 있어요.
trivia-featured = { $artists }의 ‘{ $title }’에 피처링으로 참여한 아티스트는 누구일까요?
trivia-year = { $artists }의 ‘{ $title }’{ PARTICLE($title, "은", "는") } 몇 년에 나왔을까요?
trivia-said-it = 누가 한 말일까요? “{ $quote }”
trivia-group = 다음 중 { $artist }{ PARTICLE($artist, "이", "가") } 멤버로 활동한 그룹은 어디일까요?
trivia-missing-link = { $one }, { $other } 두 아티스트 모두와 노래를 함께한 사람은 누구일까요?
trivia-headline = { $outlet } 기사 제목: “{ $headline }” 빈칸에 들어갈 아티스트는 누구일까요?
trivia-odd-one-out = 이 가운데 셋은 { $artist }{ PARTICLE($artist, "과", "와") } 함께한 노래가 있어요. 없는 하나는 누구일까요?
trivia-answers = { $count ->
    [0] 아직 답이 없어요
   *[other] 답 { $count }개
}
trivia-verdict = { $verdict ->
    [right] **맞았어요.** 문제가 끝나면 정답이 보여요.
    [wrong] **틀렸어요.** 문제가 끝나면 정답이 보여요.
    [before] 이미 답한 문제예요. 첫 번째 답만 인정돼요.
   *[closed] 이미 끝난 문제예요.
}
trivia-answer = 정답: **{ $letter } · { $answer }**
trivia-fact = { $shape ->
    [work-and-year] { $artists }의 ‘{ $title }’{ PARTICLE($title, "은", "는") } { $year }년 곡으로, { $work }의 곡이에요.
    [work] { $artists }의 ‘{ $title }’{ PARTICLE($title, "은", "는") } { $work }의 곡이에요.
    [year] { $artists }의 ‘{ $title }’{ PARTICLE($title, "은", "는") } { $year }년 곡이에요.
   *[bare] { $artists }의 ‘{ $title }’{ PARTICLE($title, "이에요", "예요") }.
}
trivia-fact-said = { $speaker }의 말이에요. { $occasion } 한 말이에요.
trivia-fact-group = { $artist }{ PARTICLE($artist, "은", "는") } { $group } 멤버로 활동했어요.
trivia-fact-headline = { $outlet } 기사 제목: “{ $headline }”
trivia-fact-link = { $artist }의 노래: { $songs }.
trivia-fact-odd = 저희 자료에는 { $odd }{ PARTICLE($odd, "과", "와") } { $artist }의 노래가 없어요. { $artist }의 노래: { $songs }.
trivia-song-with = { $artist }{ PARTICLE($artist, "과", "와") } 함께한 ‘{ $title }’
trivia-who = 맞힌 사람
trivia-your-answer = 내 답
trivia-your-line = { $mark ->
    [right] **맞았어요.** { $option } · { $seconds }초 · { $points }점
   *[wrong] **틀렸어요.** { $option }
}
trivia-your-none = 답하지 않았어요.
trivia-sources = 출처
trivia-right-option = { $option } ✓
trivia-right-line = { $name }, { $seconds }초 만에 정답, { $points }점
trivia-result = 결과
trivia-place = { $place ->
    [1] **1위:** { $name }
    [2] **2위:** { $name }
   *[3] **3위:** { $name }
}
trivia-points = 점수
trivia-points-line = { $name }: { $points }점, { $count }문제 중 { $right }개 정답
trivia-streak = 최다 연속 정답
trivia-streak-line = { $names }, { $count }문제 연속 정답
trivia-nobody-scored = 이번에는 점수를 얻은 사람이 없어요.
trivia-play-next = 한 번 더? /퀴즈 문제수:5 방식:스피드, 또는 /퀴즈 아티스트:로 한 아티스트만
trivia-right-more = 그 밖에 { $count }명
trivia-nobody-answered = 이번에는 아무도 답하지 않았어요.
trivia-nobody-right = 이번에는 맞힌 사람이 없어요.

## 오늘의 퀴즈

daily-title = 오늘의 퀴즈 · { $date }
daily-none = 아직 다섯 문제를 낼 만큼 노래를 알지 못해요. 그동안 /퀴즈를 해 보세요.
daily-next = 다음 오늘의 퀴즈는 { $when }, 내 시간으로 { $at }에 시작돼요.
daily-share = 여기에 공유하기
daily-play = 직접 풀어 보세요: /오늘의퀴즈. 정답은 여기에 나오지 않아요.
daily-mark = { $mark ->
    [right] 정답
    [wrong] 오답
   *[open] 답 없음
}
daily-sum = { $count }문제 중 { $right }개 정답 · { $points }점
daily-streak = 연속으로 푼 날
daily-server-streak = 이 서버
daily-days = { $days }일 연속으로 오늘의 퀴즈를 풀었어요
daily-streak-line = { $days ->
    [0] { $best ->
        [0] 아직 이어지는 기록이 없어요.
       *[other] 지금은 이어지는 기록이 없어요. 최고 기록은 { $best }일이에요.
    }
   *[other] { $days }일째, 최고 기록은 { $best }일이에요.
} { $freeze ->
    [used] 빠진 하루를 봐드렸어요. { $from }부터 다시 하루를 봐드려요.
   *[ready] 한 주에 하루는 빠져도 괜찮아요.
}

## 순위

leaderboard-title = { $board ->
    [accuracy] 순위: 정답률
    [streak] 순위: 연속 정답
    [daily] 순위: 오늘의 퀴즈
   *[points] 순위: 점수
}
leaderboard-heading = { $scope ->
    [server] 이 서버
    [here] 이 채널
   *[everywhere] 모든 곳
} · { $period ->
    [all] 전체 기간
    [today] 오늘, { $since }부터
    [month] 이번 달, { $since }부터
   *[week] 이번 주, { $since }부터
}
leaderboard-line = **{ $place }위** · { $name } · { $board ->
    [accuracy] { $answers }문제 중 { $percent }% 정답
    [streak] { $streak }문제 연속
    [daily] { $points }점
   *[points] { $points }점
}
leaderboard-empty = { $board ->
    [accuracy] 아직 충분히 답한 사람이 없어요. /퀴즈나 /오늘의퀴즈로 문제를 풀거나 더 긴 기간을 골라 보세요.
    [daily] 아직 오늘의 퀴즈로 점수를 얻은 사람이 없어요. /오늘의퀴즈로 첫 자리를 차지하거나 더 긴 기간을 골라 보세요.
   *[other] 아직 아무도 없어요. /퀴즈나 /오늘의퀴즈로 첫 자리를 차지하거나 더 긴 기간을 골라 보세요.
}
leaderboard-page = { $pages }쪽 중 { $page }쪽 · { $people }명
leaderboard-least = { $least }문제 이상 답한 사람만
leaderboard-up = ◀ 위로
leaderboard-down = 아래로 ▶
leaderboard-me = 나는 몇 위?
leaderboard-you = { $people }명 중 { $place }위예요.
leaderboard-you-hide = 요청하신 대로 모든 순위에서 숨겨져 있어요. 다시 보이려면: /개인정보 숨기기
leaderboard-you-nowhere = { $board ->
    [accuracy] 아직 이 순위에 없어요. { $least }문제에 답해야 해요. /퀴즈나 /오늘의퀴즈를 해 보세요.
    [daily] 아직 이 순위에 없어요. /오늘의퀴즈를 해 보세요.
   *[other] 아직 이 순위에 없어요. /퀴즈나 /오늘의퀴즈를 해 보세요.
}

## 프로필

profile-title = 프로필
profile-none = { $name } 님의 답은 아직 없어요. /퀴즈나 /오늘의퀴즈를 해 보세요.
profile-hidden = { $name } 님은 프로필을 공개하지 않았어요.
profile-totals = { $games }판, { $points }점 · { $answers }문제 중 { $percent }% 정답
profile-level = { $level ->
    [1] 5단계 중 1단계: 연습생
    [2] 5단계 중 2단계: 신인
    [3] 5단계 중 3단계: 실력파
    [4] 5단계 중 4단계: 대세
    [5] 5단계 중 5단계: 레전드
   *[none] 아직 단계가 없어요. { $missing }문제를 더 답하면 알 수 있어요
}
profile-rows = 연속 정답
profile-row = 최고 { $count }문제
profile-kinds = 유형별 정답률
profile-kind = { $kind }: { $answers }문제 중 { $percent }%
profile-favourites = 가장 잘 아는 아티스트
profile-favourite = { $name }: 정답 { $count }개
profile-games = 최근 퀴즈
profile-game = { $when } · { $answers }문제 중 { $right }개 정답 · { $points }점{ $daily ->
    [yes] {" "}· 오늘의 퀴즈
   *[no] {""}
}

## 개인정보

privacy-title = 보관 중인 내 정보
privacy-nothing = 보관 중인 정보가 없어요.
privacy-show = 이름 없이 계정 번호로만 보관해요:
    • 퀴즈 답 { $answers ->
       *[other] { $answers }개
    }, { $points }점{ $rated ->
        [yes] , 그리고 답으로 매긴 실력 점수
       *[no] {""}
    }
    • 시작했거나 함께한 퀴즈 { $games ->
       *[other] { $games }판
    }
    • 되풀이하지 않으려고 기억하는, 이미 본 말 { $quotes ->
       *[other] { $quotes }개
    }{ $hidden ->
        [yes] {""}
    • 모든 순위에서 숨겨져 있다는 것
       *[no] {""}
    }
    • 신고한 문제와 그 이유 { $reports ->
       *[other] { $reports }개
    }
    • 저장한 이야기 { $saved ->
       *[other] { $saved }개
    }
    이미 올린 메시지는 Discord가 보관해요.
privacy-export = 보관 중인 내 정보가 모두 이 파일에 있어요. 나에게만 보여요. 시각은 UTC, 날짜는 서울 기준이에요.
privacy-hide = { $now ->
    [hidden] 이제 숨겨졌어요. 어떤 순위에도 나오지 않고, 프로필은 나만 볼 수 있어요. 직접 공유한 결과와 다른 사람과 함께하는 퀴즈에는 그대로 나와요. 다시 보이려면 한 번 더 써 주세요.
   *[seen] 다시 보이게 했어요. 순위와 프로필에 나와요.
}
privacy-delete = 지우기
privacy-ask = 퀴즈 답과 점수, 실력 점수, 연속 기록, 퀴즈 기록, 이미 본 말의 기록, 저장한 이야기, 신고한 문제, 숨김 설정을 모두 지울까요? 진행 중인 내 퀴즈는 끝나요. 되돌릴 수 없어요.
privacy-delete-now = 네, 모두 지우기
privacy-keep = 그대로 두기
privacy-kept = 아무것도 지우지 않았어요.
privacy-deleted = 모두 지웠어요. 보관 중인 정보가 없어요.

## 도움말과 문제

help-title = 물어볼 수 있는 것들
help-text = K-pop 협업에 얽힌 이야기와 아티스트의 말, 퀴즈를 들려드려요. 모든 내용에 출처가 있어요.
help-command = { $description }. 예: `{ $example }`
help-footer = 잘못된 내용이 있나요? 모든 카드에 출처가 적혀 있어요.
component-stale = 예전 버전의 버튼이거나 더는 없는 내용이에요. 명령어를 다시 입력해 주세요.
trouble = 저희 쪽에 문제가 생겼어요. 사라진 것은 없으니 다시 시도해 주세요. (ref { $reference })

# Every word Fanchant says in English. A message needs the same places ({ $name }) in every language.

## Commands: the message is the description, `.name` what is typed. Discord: at most 100 and 32 characters.

command-news = Today’s K-pop stories, and the stories behind collaborations
    .name = news
command-news-message = Find the story
    .what = The story behind a link or a headline in the message, shown to you alone
command-news-latest = The newest stories, to page through and open
    .name = latest
command-news-latest-artist = Only stories about this artist: any spelling will do
    .name = artist
command-news-latest-kind = Only stories of one kind
    .name = kind
command-news-latest-kind-ost = Songs for dramas and films
command-news-latest-kind-award = Awards
command-news-latest-kind-chart = Charts and records
command-news-latest-kind-interview = Interviews
command-news-latest-kind-tour = Concerts and tours
command-news-latest-kind-comeback = Comebacks
command-news-latest-kind-release = New songs and albums
command-news-latest-kind-broadcast = Shows and dramas
command-news-search = Find stories by words, in English or Korean
    .name = search
command-news-search-words = What to look for: names in any spelling, words, a headline
    .name = words
command-news-search-artist = Only stories about this artist: any spelling will do
    .name = artist
command-news-search-outlet = Only stories of this outlet
    .name = outlet
command-news-search-kind = Only stories of one kind
    .name = kind
command-news-search-kind-ost = Songs for dramas and films
command-news-search-kind-award = Awards
command-news-search-kind-chart = Charts and records
command-news-search-kind-interview = Interviews
command-news-search-kind-tour = Concerts and tours
command-news-search-kind-comeback = Comebacks
command-news-search-kind-release = New songs and albums
command-news-search-kind-broadcast = Shows and dramas
command-news-search-since = Only stories from then on
    .name = since
command-news-search-since-today = The last 24 hours
command-news-search-since-week = The last seven days
command-news-search-since-month = The last 30 days
command-news-read = Open one story
    .name = read
command-news-read-story = Words of its headline
    .name = story
command-news-digest = The top stories of the day or the week in one message
    .name = digest
command-news-digest-period = The day or the week
    .name = period
command-news-digest-period-today = Today
command-news-digest-period-week = This week
command-news-saved = The stories you saved, seen by nobody else
    .name = saved
command-artist = Who somebody is: group, debut, songs with others, stories and quotes
    .name = artist
command-artist-name = Any spelling will do, in English or Korean
    .name = name
command-collab = Who worked with whom
    .name = collab
command-collab-with = An artist's songs with others, newest first
    .name = with
command-collab-with-artist = Any spelling will do, in English or Korean
    .name = artist
command-collab-between = The songs of two artists together, or the shortest chain of songs between them
    .name = between
command-collab-between-first = The one artist, in any spelling
    .name = first
command-collab-between-second = The other artist, in any spelling
    .name = second
command-collab-song = One song: who made it, when and what for
    .name = song
command-collab-song-title = The song's title, perhaps with an artist's name
    .name = title
command-quote = What an artist said, with where it is printed
    .name = quote
command-quote-artist = Whose words: any spelling will do, in English or Korean
    .name = artist
command-quote-about = Only what was said about this song or occasion
    .name = about
command-trivia = A quiz about collaborations, alone or with the whole channel
    .name = trivia
command-trivia-rounds = How many questions, from 1 to 20
    .name = rounds
command-trivia-difficulty = How hard, from 1 (everybody knows) to 5
    .name = difficulty
command-trivia-kind = One kind of question only
    .name = kind
command-trivia-kind-partner = Who sang with them
command-trivia-kind-song = Which song
command-trivia-kind-work = Which drama or film
command-trivia-kind-featured = Who is the guest
command-trivia-kind-year = In which year
command-trivia-kind-said-it = Who said it
command-trivia-kind-group = Which group
command-trivia-kind-missing-link = The missing link
command-trivia-kind-odd-one-out = Odd one out
command-trivia-kind-headline = The gap in the headline
command-trivia-kind-written = Stories behind the songs
command-trivia-artist = About one artist only: any spelling will do
    .name = artist
command-trivia-timer = How long each question can be answered
    .name = timer
command-trivia-timer-none = No time limit
command-trivia-timer-10 = 10 seconds
command-trivia-timer-15 = 15 seconds
command-trivia-timer-20 = 20 seconds
command-trivia-timer-30 = 30 seconds
command-trivia-timer-45 = 45 seconds
command-trivia-timer-60 = 60 seconds
command-trivia-timer-90 = 90 seconds
command-trivia-timer-120 = 120 seconds
command-trivia-mode = How it is played
    .name = mode
command-trivia-mode-everyone = Everyone: all answer each question
command-trivia-mode-fastest = Fastest: the first right answer takes it
command-trivia-mode-solo = Solo: seen by nobody else
command-daily = Today's five questions, the same for everyone, played privately once a day
    .name = daily
command-leaderboard = Who has most points, is right most often, or plays most regularly
    .name = leaderboard
command-leaderboard-scope = Whose answers count
    .name = scope
command-leaderboard-scope-server = This server
command-leaderboard-scope-here = This channel
command-leaderboard-scope-everywhere = Everywhere
command-leaderboard-period = Since when; days begin at midnight in Seoul
    .name = period
command-leaderboard-period-week = This week
command-leaderboard-period-today = Today
command-leaderboard-period-month = This month
command-leaderboard-period-all = All time
command-leaderboard-board = Ranked by what
    .name = board
command-leaderboard-board-points = Points
command-leaderboard-board-accuracy = Share of right answers
command-leaderboard-board-streak = Right answers in a row
command-leaderboard-board-daily = Points in the daily
command-profile = What your answers, or somebody else's, add up to
    .name = profile
command-profile-player = Whose; yours if you leave it out
    .name = player
command-privacy = What I keep about you: see it, take it, hide or delete it
    .name = privacy
command-privacy-show = What I keep about you
    .name = show
command-privacy-export = Everything I keep about you, as a JSON file
    .name = export
command-privacy-hide = Be left out of every leaderboard; again to be seen
    .name = hide
command-privacy-delete = Delete everything I keep about you
    .name = delete
command-help = What you can ask me
    .name = help
command-gone = That command no longer exists here. Type / to see the ones that do.

## Dates, lists and works

date-day = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
date-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
date-year = { $year }
date-unknown = date unknown
list-and = { $start } and { $last }
list-more = { $start } and { $count } more
list-or = { $start } or { $last }
work = the { $kind ->
    [drama] drama
    [film] film
    [series] series
    [show] show
    [album] album
    [ep] EP
    [single] single
    [mixtape] mixtape
    [game] game
    [commercial] commercial
    [project] project
   *[event] event
} “{ $title }”

## Stories

news-title = Stories
news-title-about = Stories about { $name }
news-kind = { $kind ->
    [ost] Songs for dramas and films
    [award] Awards
    [chart] Charts and records
    [interview] Interviews
    [tour] Concerts and tours
    [comeback] Comebacks
    [release] New songs and albums
    [broadcast] Shows and dramas
   *[other] More stories
}
news-none = { $which ->
    [kind] No stories of that kind yet. Try /news latest without a kind.
   *[all] There are no stories yet. Try /quote or /trivia meanwhile.
}
news-none-about = No stories about { $name } yet. { $else ->
    [some] Here is the nearest I have:
   *[none] Try /news search.
}
news-all-kinds = Stories of every kind
news-gone = These stories are no longer kept.
news-latest = Latest stories
news-found = Found: { $words }
news-found-none = Nothing found for “{ $words }”. Try fewer words, or see what there is:
news-no-outlet = I have no stories by an outlet called “{ $typed }”. Start typing and choose from the list.
news-find-none = I know no story with this link or headline.
news-saved-title = Stories you saved
news-saved-none = You have saved no stories yet. *Save for me* stands below every story.
news-remove = Remove a story from the list
news-digest-title = { $period ->
    [today] Today's stories
   *[week] This week's stories
}
news-digest-none = { $period ->
    [today] I have no stories from the last 24 hours.
   *[week] I have no stories from the last seven days.
}
news-digest-week = The whole week
news-digest-order = What most outlets told and best known artists did comes first
news-page = Page { $page } of { $pages }
news-choose = Open a story
news-newer = ◀ Newer
news-older = Older ▶
news-previous = ◀ Previous
news-next = Next ▶
news-back = Back to the list
story-they-said = They said
story-with = With
story-sources = What this rests on
story-open = Read at the source
story-open-outlet = Read at the outlet
story-save = Save for me
story-saved = { $state ->
    [new] Saved for you. `/news saved` lists it, and only you see it.
   *[known] You have saved this already. `/news saved` lists it.
}
story-remove = Remove
story-removed = Removed from your list.
story-published = published { $when }
story-first-seen = first seen { $when }
story-also-in = { $count ->
    [one] also in one outlet
   *[other] also in { $count } outlets
}
story-our-summary = Summary made by Fanchant from the outlet's text
story-picture-from = Picture as { $outlet } shows it
story-no-address = address not recorded
story-related = Related
story-read = Read the story
story-when = { $event ->
    [release] Released { $date }
    [broadcast] Broadcast { $date }
    [performance] Performed { $date }
    [award] Awarded { $date }
   *[other] Event of { $date }
}
story-date-unknown = Date unknown
story-outlet-unknown = Outlet unknown
story-data-sets = { $count ->
    [one] and one public data set
   *[other] and { $count } public data sets
}
story-photos = Photos: { $credits }
story-one-source = One source only
source-data-set = the public data set { $name }
story-our-words = Told in our own words
source-no-address = From the page “{ $title }” (address not recorded)
related-title = Related to “{ $headline }”
related-none = No related stories yet.
related-same-event = { $count ->
    [one] same event, reported by 2 outlets
   *[other] same event, also reported by { $count } outlets
}
related-shared-words = shared words: { $words }
related-follow-up = { $order ->
    [later] follow-up
   *[earlier] what came before
}
related-same-song = same song: { $title }
related-same-work = same drama or album: { $title }
related-same-artists = { $count ->
    [one] same artist: { $names }
   *[other] same artists: { $names }
}

## Artists and their songs

artist-kind = { $kind ->
    [group] Group
    [unit] Unit
    [member] Member
   *[soloist] Soloist
}
artist-formerly = Formerly: { $names }
artist-also = Also appears as: { $names }
artist-members = Members I know of: { $names }
artist-units = Units I know of: { $names }
artist-agency = Agency: { $name } (as of { $year })
artist-debut = Debut: { $date }
artist-songs = Collaborations
artist-songs-more = { $count ->
    [one] and one more song
   *[other] and { $count } more songs
}
artist-stories = Latest stories
artist-quotes = Quotes
artist-quotes-count = { $count ->
    [one] One quote
   *[other] { $count } quotes
}
artist-who = Who is this?
artist-needed = Which artist? Type a name, in any spelling, in English or Korean.
artist-unknown = I don't know an artist called “{ $typed }”. Check the spelling, or start typing and choose from the list.
artist-nearest = I don't know an artist called “{ $typed }”. Did you mean { $names }?
artist-missing = Is somebody missing? Ask whoever runs this bot to add them to data/artists.
song-title = “{ $title }”
song-with = **“{ $title }”** with { $names }
song-by = “{ $title }” ({ $names })
song-one-source = one source
song-kind = { $kind ->
    [feature] Song with a guest
    [duet] Song on equal terms
    [special-unit] Song of a special unit
    [ost] Song for a drama or film
    [production] Song with a named producer
   *[remix] Remix
}
song-role = { $role ->
    [featured] featured
    [producer] producer
   *[remixer] remixer
}
song-date-doubt = The sources do not agree on the date.
song-choose = Open a song
song-unknown = I don't know a song called “{ $typed }”. Check the spelling, or start typing and choose from the list.
song-nearest = I don't know a song called “{ $typed }”. Did you mean { $titles }?
song-missing = Is one missing? Ask whoever runs this bot to add it to data/collaborations.
collab-with-title = Collaborations of { $name }
collab-with-page = { $count ->
    [one] One song · page { $page } of { $pages }
   *[other] { $count } songs · page { $page } of { $pages }
}
collab-with-none = I know no collaborations of { $name } under this name. { $else ->
    [some] Here are the nearest:
   *[none] Try /collab with another artist.
}
collab-pair = { $first } and { $second }
collab-as = { $name } (also { $other })
collab-same-person = { $first } and { $second } are one and the same person or act.
collab-together = { $count ->
    [one] They made one song together:
   *[other] They made { $count } songs together:
}
collab-chain = No song together that I know of. The shortest way takes { $count } songs:
collab-no-chain = I know no songs that lead from { $first } to { $second }.
collab-songs-only = Through songs only: a group and its members count as different artists.

## Quotes

quote-another = Another
quote-told-by = as told by { $name }
quote-wording = { $wording ->
    [verbatim] { $language ->
        [ko] in the original Korean
        [en] in the original English
       *[unknown] in the original words
    }
    [translated] { $language ->
        [ko] a translation from Korean
        [en] a translation from English
       *[unknown] a translation
    }
    [paraphrased] paraphrased
   *[unknown] as the outlet printed it; whether it is a translation is unknown
}
quote-printed = Printed by { $where }
quote-from-news = From the news
quote-in-story = In { $story }
quote-as-printed = As the outlet printed it; whether it is a translation is unknown
quote-none = I have no quotes by { $name } yet. { $else ->
    [some] Here is the nearest I have:
   *[none] Try /quote with another artist.
}
quote-about-none = I have no quotes by { $name } about “{ $about }”. { $else ->
    [some] These are about:
   *[none] Here is another:
}

## Trivia

trivia-title = Trivia
trivia-none = { $why ->
    [narrow] I have no questions of that kind. Leave out the kind or the artist, or choose another.
   *[none] I don't know enough songs yet to ask a question.
}
trivia-heading = Question { $number } of { $count } · difficulty { $difficulty } of 5
trivia-occupied = { $name } is playing here: question { $number } of { $count }. Join in, or start your own with `/trivia mode:solo`.
trivia-join = Join in
trivia-joined = You are in. Answer the next question you see.
trivia-joined-before = You are in this game already.
trivia-go = Go to the game
trivia-type = Type the answer
trivia-typed = Your answer
trivia-typed-placeholder = One of the four options, in any spelling
trivia-typed-several = That may be { $options }. Type a little more, or press a button; this did not count as an answer.
trivia-typed-close = That is close to one of the options, but not close enough. Look at the spelling; this did not count as an answer.
trivia-typed-nothing = “{ $typed }” is none of the options. Try another spelling; this did not count as an answer.
trivia-report = Report this question
trivia-report-reason = What is wrong with it?
trivia-report-placeholder = For example: the answer is wrong, or two answers are right. A link helps.
trivia-report-empty = Please say what is wrong with the question. Nothing was sent.
trivia-reported = Thank you. The people who run this bot will read it, and a question that three people report is not asked until then.
trivia-hint = Hint
trivia-skip = Skip
trivia-stop = Stop
trivia-next = Next question
trivia-next-at = The next question comes { $when }.
trivia-removed = A hint has taken that option away. Choose another; this did not count as an answer.
trivia-voted = Your vote counts: { $votes } of { $needed } needed.
trivia-no-more-hints = This question has no more hints.
trivia-not-yours = This game belongs to somebody else. Start your own with `/trivia mode:solo`.
trivia-not-yours-to-stop = Only the person who started this game, or somebody who may manage messages here, can stop it.
trivia-partner = Who recorded “{ $title }” with { $artist }?
trivia-song = Which song did { $artists } record together?
trivia-work = Which drama, film or series was “{ $title }” by { $artists } made for?
trivia-featured = Who is featured on “{ $title }” by { $artists }?
trivia-year = In which year did “{ $title }” by { $artists } come out?
trivia-said-it = Who said “{ $quote }”?
trivia-group = Which of these groups has had { $artist } as a member?
trivia-missing-link = Who has a song with { $one } and another with { $other }?
trivia-headline = { $outlet } wrote: “{ $headline }”. Who belongs in the gap?
trivia-odd-one-out = Three of these have a song with { $artist }. Who has none?
trivia-closes = { $limit ->
    [timed] Closes { $when }. { $how ->
        [alone] One answer.
        [fastest] The first right answer takes it; one answer each.
       *[everyone] One answer each; only you will see whether it was right.
    }
   *[open] No time limit. { $how ->
        [alone] One answer.
        [fastest] The first right answer takes it; one answer each.
       *[everyone] One answer each; it closes when everyone who plays has answered.
    }
}
trivia-answers = { $count ->
    [0] No answers yet
    [one] One answer
   *[other] { $count } answers
}
trivia-verdict = { $verdict ->
    [right] **Right.** The answer is shown when the question is over.
    [wrong] **Wrong.** The answer is shown when the question is over.
    [before] You have answered this question already; your first answer counts.
   *[closed] This question is over.
}
trivia-answer = The answer: **{ $letter } · { $answer }**
trivia-fact = { $shape ->
    [work-and-year] “{ $title }” by { $artists } came out in { $year }, from { $work }.
    [work] “{ $title }” by { $artists } is from { $work }.
    [year] “{ $title }” by { $artists } came out in { $year }.
   *[bare] “{ $title }” is by { $artists }.
}
trivia-fact-said = { $speaker } said it { $occasion }.
trivia-fact-group = { $artist } has been a member of { $group }.
trivia-fact-headline = { $outlet } wrote: “{ $headline }”.
trivia-fact-link = { $artist } recorded { $songs }.
trivia-fact-odd = { $odd } has no song with { $artist } in our sources. { $artist } recorded { $songs }.
trivia-song-with = “{ $title }” with { $artist }
trivia-who = Who was right
trivia-your-answer = Your answer
trivia-your-line = { $mark ->
    [right] **Right.** { $option } · { $seconds } s · { $points } points
   *[wrong] **Wrong.** { $option }
}
trivia-your-none = You gave none.
trivia-sources = Source
trivia-right-option = { $option } ✓
trivia-right-line = { $name } · right in { $seconds } s · { $points } points
trivia-result = Result
trivia-place = { $place ->
    [1] **First:** { $name }
    [2] **Second:** { $name }
   *[3] **Third:** { $name }
}
trivia-points = Points
trivia-points-line = { $name }: { $points } points, { $right } of { $count } right
trivia-streak = Longest streak
trivia-streak-line = { $names }, { $count } right answers in a row
trivia-nobody-scored = Nobody scored this time.
trivia-play-next = Again? /trivia rounds:5 mode:fastest, or one artist with /trivia artist:
trivia-right-more = { $count ->
    [one] and one more
   *[other] and { $count } more
}
trivia-nobody-answered = Nobody answered this time.
trivia-nobody-right = Nobody was right this time.

## The daily

daily-title = Daily · { $date }
daily-none = I don't know enough songs yet for five questions. Try /trivia meanwhile.
daily-next = The next daily begins { $when }, { $at } your time.
daily-share = Share it here
daily-play = Play it yourself: /daily. No answers are shown here.
daily-mark = { $mark ->
    [right] right
    [wrong] wrong
   *[open] not answered
}
daily-sum = { $right } of { $count } right · { $points } points
daily-streak = Days in a row
daily-server-streak = This server
daily-days = { $days ->
    [one] One day in a row with a daily
   *[other] { $days } days in a row with a daily
}
daily-streak-line = { $days ->
    [0] { $best ->
        [0] No streak yet.
       *[other] No streak now, { $best } at best.
    }
    [one] 1 day, { $best } at best.
   *[other] { $days } days, { $best } at best.
} { $freeze ->
    [used] Your missed day was forgiven; another will be from { $from }.
   *[ready] One missed day a week is forgiven.
}

## Leaderboards

leaderboard-title = { $board ->
    [accuracy] Leaderboard: right most often
    [streak] Leaderboard: right answers in a row
    [daily] Leaderboard: the daily
   *[points] Leaderboard: points
}
leaderboard-heading = { $scope ->
    [server] This server
    [here] This channel
   *[everywhere] Everywhere
} · { $period ->
    [all] all time
    [today] today, since { $since }
    [month] this month, since { $since }
   *[week] this week, since { $since }
}
leaderboard-line = **{ $place }** · { $name } · { $board ->
    [accuracy] { $percent }% of { $answers } right
    [streak] { $streak } in a row
    [daily] { $points } points
   *[points] { $points } points
}
leaderboard-empty = { $board ->
    [accuracy] Nobody has enough answers yet. Answer some questions with /trivia or /daily, or choose a longer period.
    [daily] Nobody has points in the daily yet. Be the first with /daily, or choose a longer period.
   *[other] Nobody stands here yet. Be the first with /trivia or /daily, or choose a longer period.
}
leaderboard-page = Page { $page } of { $pages } · { $people ->
    [one] one player
   *[other] { $people } players
}
leaderboard-least = with { $least } answers or more
leaderboard-up = ◀ Higher
leaderboard-down = Lower ▶
leaderboard-me = Where am I?
leaderboard-you = You are at place { $place } of { $people }.
leaderboard-you-hide = You are hidden from every leaderboard, as you asked. To be seen again: /privacy hide
leaderboard-you-nowhere = { $board ->
    [accuracy] You are not on this board yet: it takes { $least } answers. Play /trivia or /daily.
    [daily] You are not on this board yet. Play /daily.
   *[other] You are not on this board yet. Play /trivia or /daily.
}

## Profiles

profile-title = Profile
profile-none = I know no answers by { $name } yet. Play /trivia or /daily.
profile-hidden = { $name } keeps their profile to themselves.
profile-totals = { $points } points in { $games ->
    [one] one game
   *[other] { $games } games
} · { $percent }% of { $answers ->
    [one] one answer
   *[other] { $answers } answers
} right
profile-level = { $level ->
    [1] Level 1 of 5: Trainee
    [2] Level 2 of 5: Rookie
    [3] Level 3 of 5: Regular
    [4] Level 4 of 5: Headliner
    [5] Level 5 of 5: Legend
   *[none] No level yet: it takes { $missing ->
        [one] one more answer
       *[other] { $missing } more answers
    }
}
profile-rows = Right answers in a row
profile-row = { $count } at best
profile-kinds = By kind of question
profile-kind = { $kind }: { $percent }% of { $answers }
profile-favourites = Knows best
profile-favourite = { $name }: { $count ->
    [one] one right answer
   *[other] { $count } right answers
}
profile-games = Last games
profile-game = { $when } · { $right } of { $answers } right · { $points } points{ $daily ->
    [yes] {" "}· daily
   *[no] {""}
}

## Privacy

privacy-title = What I keep about you
privacy-nothing = I keep nothing about you.
privacy-show = I keep, under your account's number and without your name:
    • { $answers ->
        [one] 1 answer
       *[other] { $answers } answers
    } in the quiz, worth { $points } points{ $rated ->
        [yes] , and how strong a player they make you
       *[no] {""}
    }
    • { $games ->
        [one] 1 game
       *[other] { $games } games
    } you started or took part in
    • { $quotes ->
        [one] 1 quote
       *[other] { $quotes } quotes
    } you have seen, so that none repeats
    • { $saved ->
        [one] 1 story
       *[other] { $saved } stories
    } you saved
    • { $reports ->
        [one] 1 question
       *[other] { $reports } questions
    } you have reported, with your reasons{ $hidden ->
        [yes] {""}
    • that you are hidden from every leaderboard
       *[no] {""}
    }
    Messages I have posted are Discord's to keep.
privacy-export = Everything I keep about you is in this file; only you can see it. Times are in UTC, days are Seoul's.
privacy-hide = { $now ->
    [hidden] You are hidden: no leaderboard shows you, and your profile is yours alone. Results that you share and games that others play with you still name you. To be seen again, ask once more.
   *[seen] You are seen again: leaderboards and your profile show you.
}
privacy-delete = Delete it
privacy-ask = Delete your answers, points, rating, streaks and games, which quotes you have seen, the stories you saved, which questions you have reported, and whether you are hidden? A game of yours that is running ends. This cannot be undone.
privacy-delete-now = Yes, delete everything
privacy-keep = Keep it
privacy-kept = Nothing was deleted.
privacy-deleted = It is gone. I keep nothing about you.

## Help and trouble

help-title = What you can ask me
help-text = I tell stories about K-pop collaborations, with quotes and trivia. Everything says where it comes from.
help-command = { $description }. Try: `{ $example }`
help-footer = Something wrong? Every card names its source.
component-stale = That button is from an older version, or what it shows is gone. Please run the command again.
trouble = Something went wrong on my side. Nothing is lost; please try again. (ref { $reference })

# Every word Fanchant says in English. A message needs the same places ({ $name }) in every language.

## Commands: the message is the description, `.name` what is typed. Discord: at most 100 and 32 characters.

command-news = Stories about K-pop collaborations
    .name = news
command-news-latest = The stories, newest first, to page through and open
    .name = latest
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
command-trivia = A question about a collaboration, answered with a button
    .name = trivia
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
news-none = There are no stories yet. Try /quote or /trivia meanwhile.
news-page = Page { $page } of { $pages }
news-choose = Open a story
news-newer = ◀ Newer
news-older = Older ▶
news-back = Back to the list
story-they-said = They said
story-with = With
story-sources = What this rests on
story-open = Read at the source
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
trivia-none = I don't know enough songs yet to ask a question.
trivia-partner = Who recorded “{ $title }” with { $artist }?
trivia-song = Which song did { $artists } record together?
trivia-work = Which drama, film or series was “{ $title }” by { $artists } made for?
trivia-featured = Who is featured on “{ $title }” by { $artists }?
trivia-year = In which year did “{ $title }” by { $artists } come out?
trivia-said-it = Who said “{ $quote }”?
trivia-group = Which of these groups has had { $artist } as a member?
trivia-missing-link = Who has a song with { $one } and another with { $other }?
trivia-odd-one-out = Three of these have a song with { $artist }. Who has none?
trivia-closes = Closes { $when }. One answer each; only you will see whether it was right.
trivia-answers = { $count ->
    [0] No answers yet
    [one] One answer
   *[other] { $count } answers
}
trivia-verdict = { $verdict ->
    [right] **Right.** Everyone sees the answer when the time is up.
    [wrong] **Wrong.** Everyone sees the answer when the time is up.
    [before] You have answered this question already; your first answer counts.
   *[closed] Time is up for this question. Type /trivia for a new one.
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
trivia-fact-link = { $artist } recorded { $songs }.
trivia-fact-odd = { $odd } has no song with { $artist } in our sources. { $artist } recorded { $songs }.
trivia-song-with = “{ $title }” with { $artist }
trivia-who = Who was right
trivia-sources = Source
trivia-right-option = { $option } ✓
trivia-right-line = { $name } · right in { $seconds } s
trivia-right-more = { $count ->
    [one] and one more
   *[other] and { $count } more
}
trivia-nobody-answered = Nobody answered this time.
trivia-nobody-right = Nobody was right this time.

## Help and trouble

help-title = What you can ask me
help-text = I tell stories about K-pop collaborations, with quotes and trivia. Everything says where it comes from.
help-command = { $description }. Try: `{ $example }`
help-footer = Something wrong? Every card names its source.
component-stale = That button is from an older version, or what it shows is gone. Please run the command again.
trouble = Something went wrong on my side. Nothing is lost; please try again. (ref { $reference })

//! The English words that tell who speaks: verbs of saying, pronouns, titles, roles, and the small words between.
//!
//! Each list is one text, its words set apart by spaces.

/// Verbs that report speech, in the forms news and novels use.
pub(super) const SAYING: &str = "\
    said says say saying told tells tell telling added adds adding wrote writes write writing written tweeted tweets \
    tweeting posted posting explained explains explaining asked asks asking replied replies replying answered \
    answers answering responded responds responding continued continues continuing noted notes noting argued argues \
    arguing stated states stating declared declares declaring insisted insists insisting recalled recalls recalling \
    joked jokes joking shared shares sharing revealed reveals revealing commented comments commenting remarked \
    remarks remarking concluded concludes concluding confessed confesses confessing admitted admits admitting \
    announced announces announcing expressed cried cries crying exclaimed exclaims exclaiming returned observed \
    observes observing whispered whispers whispering shouted shouts shouting muttered mutters muttering murmured \
    murmuring yelled yelling screamed screaming warned warns warning claimed claims claiming repeated repeats \
    repeating demanded demanding suggested suggests suggesting quipped quips vowed vows vowing pledged promised \
    promises promising urged urges urging acknowledged acknowledges acknowledging emphasized emphasised emphasizing \
    stressed stresses stressing pointed points predicted predicts described describes describing called calls \
    calling mentioned mentions mentioning inquired inquires enquired interrupted interposed interjected rejoined \
    retorted retorts ejaculated begged pleaded began begins resumed pursued thought thinks thinking believes \
    believed wondered affirmed agreed agrees agreeing assured asserted asserts asserting boasted complained \
    complains complaining conceded concedes confided confirmed confirms confirming contended contends countered \
    counters criticized cautioned charged chuckled laughed lamented laments maintained maintains mused muses opined \
    proclaimed proclaiming protested protesting quoted read reads reading recounted recounts remembered remembers \
    reported reports reporting sang sighed sneered snapped spoke testified volunteered gasped groaned growled \
    grumbled faltered stammered sobbed smiled chimed roared hissed reflected reflects reminded rejoiced ventured \
    persisted elaborated elaborating reiterated reiterating wrapped gushed teased hinted raved captioned captioning \
    advised ordered went goes put puts deadpanned intoned greeted offered summarized signed spelled shot thundered \
    screeched shrieked implored entreated apologized objected pronounced blurted bellowed barked drawled gushes \
    mumbled clarified disclosed mocked praised summed surmised questioned questions questioning quoting screams \
    singing echoed echoes marvelled pondered pressed prompted proposed rasped ranted stuttered taunted tutted \
    vouched whined yells wept vented theorized tweet disagreed drew hailed marveled nodded blasted slammed decried \
    denounced lauded touted thanked chanted chanting chant";

/// Verbs of the list above that also have a common meaning without speech, so they need a second sign.
pub(super) const SAYING_SOMETIMES: &str = "\
    put puts went goes drew began begins returned pointed points offered shot nodded smiled laughed read reads \
    reading called calls calling wrapped signed spelled charged thought believes believed thinks thinking shared \
    shares sharing posted posting greeted pursued states notes claims reports comments answers promises shouts \
    remarks tweets tweet cries warning writing quoted spoke reflects reflected reminded ordered sang thanked praised \
    mocked blasted slammed maintained described describes describing expressed written share jokes chant hailed";

/// Nouns for a piece of speech: "her answer was", "his words:".
pub(super) const SPEECH_NOUNS: &str = "\
    response answer reply words comment comments statement reaction message remark remarks post caption tweet quote \
    verdict explanation advice note letter question";

/// The personal pronouns that may be a subject.
pub(super) const PRONOUNS: &str = "\
    he she they i we it";

/// Object and possessive pronouns, which show who is being talked about.
pub(super) const OTHER_PRONOUNS: &str = "\
    him her them his hers their himself herself me us";

/// Words that begin a description of a person or group.
pub(super) const DETERMINERS: &str = "\
    the a an one another his her my our their your its this some several many both two three four five other \
    these those few each most";

/// Prepositions: a name behind one is rarely the subject.
pub(super) const PREPOSITIONS: &str = "\
    of in on at to by with from for about against near than like into over under between among toward towards upon \
    without via behind around beside during through including alongside despite across outside inside per beneath";

/// Conjunctions and relatives: a description does not run over them.
pub(super) const JOINERS: &str = "\
    and or but who whom whose which that when while as if because after before since until where though although so \
    then than how why what once yet whether not nor just amid following speaking referring";

/// Auxiliaries and adverbs that may stand between a subject and its verb.
pub(super) const BETWEEN: &str = "\
    has have had was is were are be been being also then later once now never not again even still just first \
    further soon often would will could did does do can may might must to on went goes always all at last too ever \
    next himself herself themselves both thus back out 's likes used tried seemed continued began proceeded wants \
    wanted decided only much more";

/// Words that are capital at the beginning of a sentence but no name.
pub(super) const NO_NAMES: &str = "\
    but and or so yet when while as if because after before since until where though although then there here now \
    today yesterday tomorrow tonight this that these those what who why how which in on at to by with from for about \
    of into over under like despite during according asked speaking still even just also not no yes oh ah well all \
    some most many much more other others another each every both such same meanwhile however instead perhaps maybe \
    indeed once later earlier finally first second third last next only one two three four five six ten monday \
    tuesday wednesday thursday friday saturday sunday january february march april may june july august september \
    october november december the a an my your his her its our their he she it they we you i him them me us is are \
    was were be do does did has have had can could will would should let asking added said says chapter o ay nay \
    pray come thank thanks good god heaven hush nothing never i'm i've i'll i'd it's that's don't he's she's we're \
    they're there's what's you're recently originally initially apparently fortunately suddenly presently read \
    related story photo image video watch source updated share up down out off back away between without through \
    upon see look take please dear sure certainly exactly really very too quite given among whether unless whatever \
    whenever nobody somebody everybody everyone someone anyone people part note via than plus following using based \
    having being citing noting calling adding saying hello hi hey right okay ok go get make";

/// Forms of address and offices before a name; they are not part of the name itself.
pub(super) const TITLES: &str = "\
    mr mr. mrs mrs. ms ms. miss dr dr. sir lady lord madam madame monsieur uncle aunt captain capt. colonel col. \
    general gen. major lieutenant lt. sergeant sgt. president senator sen. sens. representative rep. reps. \
    congressman congresswoman governor gov. mayor secretary judge justice speaker chairman chairwoman professor \
    prof. prof doctor father brother sister mother king queen prince princess count countess duke duchess rev. \
    reverend st. pope chancellor minister prime director producer singer actor actress rapper leader idol soloist \
    composer songwriter former house senate vice attorney state sheriff officer ambassador democrat republican \
    democratic signora signor master mistress squire old young little poor cousin grandpa grandma ceo pd host";

/// Titles and nouns that mean a man.
pub(super) const MALE: &str = "\
    mr mr. sir lord monsieur uncle congressman father brother king prince duke count man boy gentleman husband son \
    grandfather nephew actor fellow lad chairman guy spokesman businessman master squire grandpa waiter landlord \
    signor dad papa captain colonel sergeant clergyman priest butler cowboy postman mogul";

/// Titles and nouns that mean a woman.
pub(super) const FEMALE: &str = "\
    mrs mrs. ms ms. miss lady madam madame aunt congresswoman mother sister queen princess duchess countess woman \
    girl wife daughter grandmother niece actress chairwoman spokeswoman businesswoman mistress grandma waitress \
    landlady signora mom mum mamma maid widow nurse matron dame governess songstress";

/// First names that tell a man, the most frequent ones only.
pub(super) const MALE_NAMES: &str = "\
    james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark \
    donald steven paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan jacob gary \
    nicholas eric stephen jonathan larry justin scott brandon benjamin samuel frank gregory raymond patrick jack \
    dennis jerry tyler aaron henry peter adam bernie ted bill jeb marco ben mike tim jim joe tom bob steve chris dan \
    jeff rick harry arthur albert fred ralph walter roger philip oliver edmund sam ned dick barack mitt rand greg \
    ken matt tony rob rudolf tommy will charlie jimmy hugh lewis";

/// First names that tell a woman, the most frequent ones only.
pub(super) const FEMALE_NAMES: &str = "\
    mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra margaret ashley \
    kimberly emily donna michelle carol amanda melissa deborah stephanie rebecca laura helen sharon cynthia kathleen \
    amy angela anna ruth brenda pamela nicole katherine catherine virginia rachel janet emma maria heather diane \
    julie joyce victoria kelly christina joan evelyn lauren judith olivia martha cheryl megan andrea hannah jane \
    alice hillary carly chelsea ivanka melania elena kate lucy charlotte florence edith meg jo beth rose annie \
    carrie clara ellen fanny grace harriet ida julia kitty lydia nora sally sophia susie debbie megyn kellyanne \
    neera loretta eleanor dorothy agnes leonora lizzy";

/// Verbs of perception and other words that show a group or thing, not a person, although capital.
pub(super) const PLACES: &str = "\
    washington america korea seoul japan china london york hampshire iowa carolina florida texas california nevada \
    ohio russia england paris france europe michigan wisconsin virginia pennsylvania congress twitter facebook \
    instagram weverse cnn msnbc nbc abc cbs fox news times post journal university house party americans republicans \
    democrats street road city county states u.s. tv radio magazine press itunes spotify billboard netflix youtube \
    english french american korean russian republican democratic democrat gop christmas heaven lord god committee \
    institute center ost k-pop k-drama tuesday";

/// Nouns for works and names: what stands in marks behind one is a title ("the song “With You”").
pub(super) const WORKS: &str = "\
    song songs track tracks single singles album albums ep drama dramas series film films movie movies show shows \
    book books novel novels program programme podcast documentary video remix ballad b-side musical play magazine \
    titled entitled named dubbed nicknamed called ost soundtrack k-drama cover tour concert playlist channel blog \
    memoir thriller comedy sitcom classic anthem hit game app hashtag hat t-shirt poem painting so-called term word";

/// Frequent past forms that do not end in -ed: a description ends before them.
pub(super) const PAST: &str = "\
    came went took gave made got had did saw sat stood rose fell ran held kept left felt knew found broke brought bought \
    caught chose drove flew forgot grew heard hid led lay lit lost met paid rang sent shook shone slept spent swept swung \
    threw turned woke won wore bent flung sprang shrank leapt let set hurt stole struck swam understood withdrew wrote";

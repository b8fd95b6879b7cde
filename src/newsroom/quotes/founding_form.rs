//! Twenty texts in the form of the founding story: quotations without marks behind a line that ends in a colon.
//!
//! All people, works and words are invented.

use super::{KnownPerson, SURE, quotes};

/// Checks quoted text and speaker of every quotation, in order.
fn check(text: &str, wanted: &[(&str, &str)]) {
    let cut = |start: usize, end: usize| text.chars().skip(start).take(end - start).collect::<String>();
    let found: Vec<(String, String)> = quotes(text, &[])
        .into_iter()
        .map(|found| (cut(found.start, found.end), found.speaker.unwrap_or_default()))
        .collect();
    let wanted: Vec<(String, String)> = wanted
        .iter()
        .map(|&(said, who)| (said.to_owned(), who.to_owned()))
        .collect();
    assert_eq!(found, wanted, "{text}");
}

/// The whole form: a misspelt headline, a pronoun, a bare response, a full name, and page furniture.
const WHOLE: &str = "Ho Min Jae and NOVA9's Taeri Ho Min Jae and NOVA9's Taeri

NOVA9's Taeri wanted to sing with Han Min Jae, this is the story behind 'Soft Rain'

The friends Han Min Jae and Taeri from NOVA9 rehearsed a song together. Here is the story of their duet.

NOVA9's Taeri and Han Min Jae / By @rainyfan_12

Recently the singer Han Min Jae explained how he came to rehearse with Taeri. At first he was working with Moon in a song for the K-Drama \"Two Umbrellas\". The staff asked him to call Taeri. He said:

I called to ask whether it was raining there too, but nobody had looked outside yet.

Han Min Jae talking about the rehearsal / By @umbrella_7

Some other members of NOVA9 had stayed at home. Taeri response was:

If you bring the tea I will bring the cake.

At first there was no tea at all. Since Taeri asked for it, the staff went to the shop. Han Min Jae concluded:

And that is how we ended up with so much tea, and I am glad we did.

What do you think about it? Read this article to find it out.

Related Articles

More News";

#[test]
fn the_whole_form() {
    check(
        WHOLE,
        &[
            (
                "I called to ask whether it was raining there too, but nobody had looked outside yet.",
                "Han Min Jae",
            ),
            ("If you bring the tea I will bring the cake.", "Taeri"),
            (
                "And that is how we ended up with so much tea, and I am glad we did.",
                "Han Min Jae",
            ),
        ],
    );
}

#[test]
fn the_whole_form_is_sure_also_of_the_pronoun() {
    let found = quotes(WHOLE, &[]);
    assert_eq!(found.first().and_then(|found| found.mention.as_deref()), Some("He"));
    assert!(found.iter().all(|found| found.confidence >= SURE), "{found:?}");
}

#[test]
fn a_pronoun_that_may_mean_two_people_is_not_sure() {
    let text = "Cho Il Hwan and Bae Na Rin met in the hall. He said:\n\nThe echo is good in here.";
    assert!(quotes(text, &[]).iter().all(|found| found.confidence < SURE));
}

#[test]
fn a_known_name_answers_for_its_spellings() {
    let known = [KnownPerson {
        name: "Minjae".to_owned(),
        spellings: vec!["Han Min Jae".to_owned()],
    }];
    let speakers: Vec<_> = quotes(WHOLE, &known)
        .into_iter()
        .filter_map(|found| found.speaker)
        .collect();
    assert_eq!(speakers, ["Minjae", "Taeri", "Minjae"]);
}

#[test]
fn known_names_may_begin_with_a_small_letter() {
    let known = [KnownPerson {
        name: "n-rain".to_owned(),
        spellings: vec!["한비".to_owned()],
    }];
    let text = "“The stage was wet,” n-rain said.\n\nThen n-rain added:\n\nSo I wore boots.\n\n한비는 “신발이 젖었어요”라고 말했다.";
    let speakers: Vec<_> = quotes(text, &known)
        .into_iter()
        .filter_map(|found| found.speaker)
        .collect();
    assert_eq!(speakers, ["n-rain", "n-rain", "n-rain"]);
}

#[test]
fn a_name_leads() {
    check(
        "The day was wet. Bae Na Rin said:\n\nWe danced under one umbrella.\n\nThen it was over.",
        &[("We danced under one umbrella.", "Bae Na Rin")],
    );
    check(
        "Bae Na Rin explained after the rehearsal:\nThe floor was still wet when we began.\nThe show starts at six.",
        &[("The floor was still wet when we began.", "Bae Na Rin")],
    );
    check(
        "Later Bae Na Rin added with a smile:\n\nMy shoes are still drying.",
        &[("My shoes are still drying.", "Bae Na Rin")],
    );
    check(
        "In a short message to fans Bae Na Rin wrote:\n\nPlease take a warm coat with you tonight.",
        &[("Please take a warm coat with you tonight.", "Bae Na Rin")],
    );
    check(
        "Bae Na Rin has told the radio host Oh Se Jin:\n\nThe wind took my notes away.",
        &[("The wind took my notes away.", "Bae Na Rin")],
    );
}

#[test]
fn a_pronoun_leads() {
    check(
        "Bae Na Rin came early to the rehearsal. She said:\n\nThe stage was colder than my kitchen.",
        &[("The stage was colder than my kitchen.", "Bae Na Rin")],
    );
    check(
        "The singer Cho Il Hwan met Danbi from LUMEN6 in spring. He remembered:\n\nThe snow had just melted.",
        &[("The snow had just melted.", "Cho Il Hwan")],
    );
    check(
        "Cho Il Hwan rehearsed with the actress Yoo Seol. Yoo Seol liked the room. She told us:\n\nIt has a good echo.",
        &[("It has a good echo.", "Yoo Seol")],
    );
    check(
        "Cho Il Hwan waited for an hour. The driver was late. Finally, he joked:\n\nI know every tile here now.",
        &[("I know every tile here now.", "Cho Il Hwan")],
    );
}

#[test]
fn a_noun_of_speech_leads() {
    check(
        "Nobody had an umbrella. Danbi's answer was:\n\nThen we will simply get wet together.",
        &[("Then we will simply get wet together.", "Danbi")],
    );
    check(
        "Danbi looked at the clouds. Her words:\n\nIt will be dry by the evening.",
        &[("It will be dry by the evening.", "Danbi")],
    );
    check(
        "Nobody moved. Danbi reaction was:\n\nSo we wait until it stops.",
        &[("So we wait until it stops.", "Danbi")],
    );
    check(
        "The message of LUMEN6's Danbi reads:\n\nThank you for waiting in the rain.",
        &[("Thank you for waiting in the rain.", "Danbi")],
    );
}

#[test]
fn a_role_leads() {
    check(
        "Cho Il Hwan is the new singer of the show. The singer said:\n\nI brought my own chair.",
        &[("I brought my own chair.", "Cho Il Hwan")],
    );
    check(
        "The singer Cho Il Hwan came by bus. The singer explained:\n\nThe train had no windows.",
        &[("The train had no windows.", "Cho Il Hwan")],
    );
}

#[test]
fn one_block_after_another() {
    check(
        "Danbi said:\n\nThe tea was far too hot.\n\nCho Il Hwan replied:\n\nYou could have waited a little.\n\nThat was all.",
        &[
            ("The tea was far too hot.", "Danbi"),
            ("You could have waited a little.", "Cho Il Hwan"),
        ],
    );
}

#[test]
fn marks_in_the_block_win() {
    check(
        "Danbi said:\n\n\"The tea was far too hot.\"\n\nThat was all.",
        &[("The tea was far too hot.", "Danbi")],
    );
}

#[test]
fn lists_and_tables_are_no_speech() {
    check(
        "Here are the songs of the evening:\n\nSoft Rain and Two Umbrellas and a third one.",
        &[],
    );
    check(
        "The band announced these dates:\n\n- the first of May in the small hall\n- the second of May",
        &[],
    );
    check("Tickets:\n\nThe doors open at six in the evening.", &[]);
}

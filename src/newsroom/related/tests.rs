//! What belongs together among headlines made up here, and what holds for any.

use super::*;
use proptest::prelude::*;

const HEADLINES: [(&str, &str); 9] = [
    ("North Gazette", "Mina and the Rivers release the duet 'North Star'"),
    ("South Gazette", "Mina and the Rivers Release the Duet \"North Star\""),
    ("East Gazette", "New duet 'North Star' released by Mina and the Rivers"),
    (
        "North Gazette",
        "Mina and the Rivers perform the duet 'North Star' at the harbour",
    ),
    ("West Gazette", "Mina cancels her concert in Busan after an injury"),
    ("East Gazette", "Injury: Mina cancels concert in Busan"),
    ("North Gazette", "Label opens museum of lightsticks"),
    ("South Gazette", "Museum of lightsticks opened by label"),
    ("West Gazette", "오늘의 날씨는 맑음"),
];

fn items() -> Vec<Item<'static>> {
    HEADLINES
        .iter()
        .map(|&(outlet, title)| Item {
            title,
            outlet: Some(outlet),
            ..Item::default()
        })
        .collect()
}

fn relation(relations: &[Relations], from: usize, to: usize) -> Relation {
    relations[from]
        .related
        .iter()
        .find(|relation| relation.item == to)
        .expect("related")
        .clone()
}

#[test]
fn the_three_kinds_are_kept_apart() {
    let found = related(&items(), 50);
    assert_eq!(relation(&found, 0, 1).kind, Kind::SameText);
    assert_eq!(relation(&found, 0, 2).kind, Kind::SameEvent);
    assert_eq!(relation(&found, 4, 5).kind, Kind::SameEvent);
    assert_eq!(relation(&found, 0, 4).kind, Kind::Related);
    assert_eq!(found[7].event, 6);
    assert_eq!(found[0].related.first().expect("a neighbour").item, 1);
}

#[test]
fn one_outlet_never_tells_a_story_twice() {
    let mut items = items();
    assert_eq!(relation(&related(&items, 50), 0, 3).kind, Kind::Related);
    for item in &mut items {
        item.outlet = Some("One Gazette");
    }
    let found = related(&items, 50);
    for (at, relations) in found.iter().enumerate() {
        assert_eq!(relations.event, at);
        assert!(relations.related.iter().all(|relation| relation.kind == Kind::Related));
    }
}

#[test]
fn reasons_are_what_both_headlines_say() {
    let found = related(&items(), 50);
    assert_eq!(
        relation(&found, 0, 2).shared.first().map(String::as_str),
        Some("North Star")
    );
    assert!(relation(&found, 0, 4).shared.contains(&"Mina".to_owned()));
    assert!(
        found
            .iter()
            .flat_map(|relations| &relations.related)
            .all(|relation| relation.shared.len() <= 3)
    );
}

#[test]
fn likeness_fades_with_the_days() {
    let title = "Mina releases a duet";
    let at = |days: i64| Item {
        title,
        published: Some(days * 86_400_000),
        ..Item::default()
    };
    let found = related(
        &[
            at(100),
            at(101),
            at(40),
            Item {
                title,
                ..Item::default()
            },
        ],
        50,
    );
    let order: Vec<usize> = found[0].related.iter().map(|relation| relation.item).collect();
    assert_eq!(order, [3, 1, 2]);
    assert!((relation(&found, 0, 2).score - 0.25).abs() < 0.01);
}

#[test]
fn a_story_without_relations_stands_alone() {
    let found = related(&items(), 50);
    assert!(found[8].related.is_empty());
    assert_eq!(found[8].event, 8);
    assert!(related(&[], 50).is_empty());
}

#[test]
fn endings_and_other_spellings_do_not_part() {
    let item = |title| Item {
        title,
        ..Item::default()
    };
    let items = [
        item("지민이 신곡을 발표했다"),
        item("지민 신곡 발표"),
        item("Libyan tanker sails"),
        item("Tankers sail from Libya"),
    ];
    let found = related(&items, 50);
    assert_eq!(found[1].event, 0);
    assert_eq!(found[3].event, 2);
}

proptest! {
    #[test]
    fn holds_for_any_headlines(
        titles in prop::collection::vec("((Mina|duet|Star|releases|지민|신곡|a|[0-9]|.) ?){0,8}", 0..30),
        outlets in prop::collection::vec(prop::option::of(0_usize..3), 30),
        related_max in 0_usize..10,
    ) {
        let names = ["One", "Two", "Three"];
        let items: Vec<Item> = titles.iter().zip(&outlets)
            .map(|(title, outlet)| Item { title, outlet: outlet.map(|outlet| names[outlet]), ..Item::default() })
            .collect();
        let found = related(&items, related_max);
        prop_assert_eq!(found.len(), items.len());
        for (at, relations) in found.iter().enumerate() {
            prop_assert!(relations.related.len() <= related_max);
            prop_assert!(relations.related.is_sorted_by(|a, b| best_first(a, b).is_lt()));
            prop_assert!(relations.related.iter().all(|relation| relation.item != at && relation.score > 0.0));
            // The first story of an event names it, itself included.
            prop_assert!(relations.event <= at);
            prop_assert_eq!(found[relations.event].event, relations.event);
        }
        prop_assert_eq!(related(&items, related_max), found);
    }
}

//! Files of every destination against small ones checked by hand, the test vectors of the vendors' pages, and what no
//! file may ever hold.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use reprise_domain::contact_field::Field;
use reprise_domain::platform::Destination;
use reprise_domain::table::TableFor;
use sha2::{Digest, Sha256};

use super::{Content, ExportOptions, Reason, Rendered, Sheet, Unfit, Values, profile_of, profiles};
use crate::audience::book::{Column, ConsentState, NO_DAY, Narrow, Part, Text};

const EMPTY_HASH: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/// A person by field; consents as states.
#[derive(Debug, Clone, Default)]
struct Person {
    values: BTreeMap<Field, String>,
    consents: BTreeMap<Field, ConsentState>,
    tags: Vec<&'static str>,
}

impl Person {
    fn of(values: &[(Field, &str)], consents: &[Field]) -> Self {
        Self {
            values: values
                .iter()
                .map(|(field, value)| (*field, (*value).to_owned()))
                .collect(),
            consents: consents
                .iter()
                .map(|field| (*field, ConsentState::Granted))
                .collect(),
            tags: Vec::new(),
        }
    }
}

fn part(people: &[Person]) -> Part {
    let value = |person: &Person, field| person.values.get(&field).cloned().unwrap_or_default();
    let mut columns = BTreeMap::new();
    for field in [
        Field::Email,
        Field::Phone,
        Field::ExternalId,
        Field::FirstName,
        Field::LastName,
        Field::City,
        Field::Zip,
    ] {
        let mut text = Text::default();
        people
            .iter()
            .for_each(|person| text.push(&value(person, field)));
        columns.insert(field, Column::Text(text));
    }
    for field in [Field::Region, Field::Country, Field::Language] {
        let mut words = vec![String::new()];
        let at = people.iter().map(|person| {
            let word = value(person, field);
            let place = words.iter().position(|it| *it == word);
            place.unwrap_or_else(|| {
                words.push(word);
                words.len() - 1
            }) as u8
        });
        let at = Narrow::U8(at.collect());
        columns.insert(field, Column::Word { words, at });
    }
    for field in [
        Field::EmailConsent,
        Field::SmsConsent,
        Field::AdUserData,
        Field::AdPersonalization,
    ] {
        let state = |person: &Person| {
            let state = person.consents.get(&field);
            state.copied().unwrap_or(ConsentState::Unknown) as u8
        };
        let consent = Column::Consent {
            states: people.iter().map(state).collect(),
            days: vec![NO_DAY; people.len()],
            proofs: vec![(String::new(), String::new())],
            at: Narrow::U8(vec![0; people.len()]),
        };
        columns.insert(field, consent);
    }
    let mut words: Vec<String> = Vec::new();
    let mut sets = vec![Vec::new()];
    let at = people.iter().map(|person| {
        let mut set = Vec::new();
        for tag in &person.tags {
            let place = words.iter().position(|it| it == tag);
            set.push(place.unwrap_or_else(|| {
                words.push((*tag).to_owned());
                words.len() - 1
            }) as u16);
        }
        if let Some(place) = sets.iter().position(|it| *it == set) {
            return place as u8;
        }
        sets.push(set);
        sets.len() as u8 - 1
    });
    let at = Narrow::U8(at.collect());
    columns.insert(Field::Tags, Column::Set { words, sets, at });
    Part {
        rows: people.len(),
        columns,
    }
}

fn options() -> ExportOptions {
    ExportOptions {
        name: "Buyers, spring".to_owned(),
        values: None,
        reader: TableFor::Upload,
        switches: None,
        country: String::new(),
    }
}

fn render(to: Destination, options: &ExportOptions, people: &[Person], gone: &[usize]) -> Rendered {
    let sheet = Sheet::new(profile_of(to), options).unwrap();
    sheet.render(&part(people), 0, 0..people.len(), |row| gone.contains(&row))
}

/// The whole file of a kind.
fn file(to: Destination, options: &ExportOptions, people: &[Person], kind: usize) -> String {
    let sheet = Sheet::new(profile_of(to), options).unwrap();
    let mut bytes = sheet.head(kind);
    let rendered = render(to, options, people, &[SUPPRESSED]);
    bytes.extend_from_slice(&rendered.files[kind].bytes);
    String::from_utf8(bytes).unwrap()
}

const SUPPRESSED: usize = 4;

const ADS: [Field; 2] = [Field::AdUserData, Field::AdPersonalization];
const ALL: [Field; 3] = [
    Field::EmailConsent,
    Field::AdUserData,
    Field::AdPersonalization,
];

/// Seven people: one of the US of whom nobody asked for ads, one of the UK who agreed, a hash alone, one of Germany
/// who agreed to e-mail and not to ads, one who is suppressed, one with a phone number alone, one without any address.
fn people() -> Vec<Person> {
    use Field::{
        City, Country, Email, ExternalId, FirstName, Language, LastName, Phone, Region, Zip,
    };
    let mut ann = Person::of(
        &[
            (Email, "cloudy.sanfrancisco+shopping@gmail.com"),
            (Phone, "+18005550100"),
            (FirstName, "Mrs. Zoë"),
            (LastName, "O'Neil, Jr."),
            (City, "San Francisco"),
            (Region, "California"),
            (Zip, "94103-1234"),
            (Country, "US"),
            (Language, "en"),
        ],
        &[Field::EmailConsent],
    );
    ann.tags = vec!["vip", "espresso"];
    let mut bob = Person::of(
        &[
            (Email, "user.name+nyc@example.com"),
            (Phone, "+447700900123"),
            (FirstName, "Bob"),
            (LastName, "Smith"),
            (City, "London"),
            (Zip, "SW1A 1AA"),
            (Country, "GB"),
        ],
        &ALL,
    );
    bob.tags = vec!["vip"];
    let hash = "F25AD364D33972379A7A4F4DF33DB142205F5C40EB19CFDB2FC5AAF117E10101";
    vec![
        ann,
        bob,
        Person::of(&[(Email, hash)], &ALL),
        Person::of(
            &[
                (Email, "dora@example.de"),
                (FirstName, "Dora"),
                (LastName, "Maier"),
                (Country, "DE"),
                (Language, "de"),
            ],
            &[Field::EmailConsent],
        ),
        Person::of(&[(Email, "gone@example.com"), (Country, "US")], &ALL),
        Person::of(&[(Phone, "+15005550006"), (Country, "US")], &[]),
        Person::of(&[(ExternalId, "17"), (Country, "US")], &ADS),
    ]
}

#[test]
fn every_destination_gets_the_file_checked_by_hand() {
    for (to, kind, expect) in [
        (Destination::Google, 0, include_str!("golden/google.csv")),
        (Destination::Meta, 0, include_str!("golden/meta.csv")),
        (
            Destination::Microsoft,
            0,
            include_str!("golden/microsoft.csv"),
        ),
        (
            Destination::Linkedin,
            0,
            include_str!("golden/linkedin.csv"),
        ),
        (Destination::Tiktok, 0, include_str!("golden/tiktok.csv")),
        (Destination::X, 0, include_str!("golden/x.csv")),
        (
            Destination::Pinterest,
            0,
            include_str!("golden/pinterest.csv"),
        ),
        (
            Destination::Snapchat,
            0,
            include_str!("golden/snapchat.csv"),
        ),
        (
            Destination::Snapchat,
            1,
            include_str!("golden/snapchat-phone.csv"),
        ),
        (Destination::Esp, 0, include_str!("golden/esp.csv")),
    ] {
        assert_eq!(file(to, &options(), &people(), kind), expect, "{to:?}");
    }
}

#[test]
fn who_is_left_out_is_counted_and_named() {
    let rendered = render(Destination::Google, &options(), &people(), &[SUPPRESSED]);
    let tally = &rendered.tally;
    assert_eq!((tally.written, tally.left_out()), (4, 3));
    assert_eq!(
        (tally.suppressed, tally.no_consent, tally.no_key),
        (1, 1, 1)
    );
    // E-mail, phone, and the address of names, country and postal code.
    assert_eq!(tally.keys, [3, 3, 2]);
    assert_eq!(
        String::from_utf8(rendered.left_out).unwrap(),
        "4,no consent,dora@example.de,,\r\n5,suppressed,gone@example.com,,\r\n7,no usable key,,,17\r\n"
    );
}

/// One value of one column, in the form hashed for a destination.
fn value(to: Destination, field: Field, written: &str, country: &str) -> String {
    let fields = [
        (Field::Email, "x@example.com"),
        (Field::Country, country),
        (field, written),
    ];
    let people = [Person::of(&fields, &ALL)];
    let profile = profile_of(to);
    let at = profile
        .columns
        .iter()
        .position(|it| matches!(&it.content, Content::Value { field: of, .. } if *of == field));
    let rendered = render(to, &options(), &people, &[]);
    let lines = rendered.files.last().unwrap();
    let line = std::str::from_utf8(&lines.bytes).unwrap().trim_end();
    let columns: Vec<&str> = line.split(',').collect();
    let at = if columns.len() == 1 { 0 } else { at.unwrap() };
    columns[at].to_owned()
}

#[test]
fn the_vendors_test_vectors_hold() {
    use Destination::{Google, Linkedin, Meta, Microsoft, Pinterest, Tiktok, X};
    use Field::{Country, Email, Phone};
    let contoso = "f25ad364d33972379a7a4f4df33db142205f5c40eb19cfdb2fc5aaf117e10101";
    let janedoe = "d6117306485ed0e50afab3ac871e98f81699151f30281527d63ff5f233656c69";
    let nyc = "f109a2a632fbcea5fc82049f50beed3d8621bf9034399f437fb622222acccdac";
    let cloudy = "cloudy.sanfrancisco+shopping@gmail.com";
    for (to, field, written, expect) in [
        (Microsoft, Email, "test@contoso.com", contoso),
        (Linkedin, Email, " Test@Contoso.com ", contoso),
        (Pinterest, Email, "test@contoso.com", contoso),
        (Google, Email, "Jane.Doe+shop@Gmail.com", janedoe),
        (Tiktok, Email, "janedoe@gmail.com", janedoe),
        (
            Google,
            Email,
            cloudy,
            "223ebda6f6889b1494551ba902d9d381daf2f642bae055888e96343d53e9f9c4",
        ),
        (
            Meta,
            Email,
            cloudy,
            "8dd4a9bf850242873c14976125edabc35096192b784626a5641a7d2de56e3c1e",
        ),
        (Google, Email, "user.name+nyc@example.com", nyc),
        (Meta, Email, "user.name+nyc@example.com", nyc),
        (
            Google,
            Phone,
            "+18005550100",
            "fb4f73a6ec5fdb7077d564cdd22c3554b43ce49168550c3b12c547b78c517b30",
        ),
        (
            Meta,
            Phone,
            "+18005550100",
            "92cfdc5fbcd4a20fbe5d3857af6c1aba31762105bba7f21a17155e920653046c",
        ),
        // X hashes names of accounts and addresses alike: lower case, no salt.
        (
            X,
            Email,
            "AdsAPI",
            "49e0be2aeccfb51a8dee4c945c8a70a9ac500cf6f5cb08112575f74db9b1470d",
        ),
    ] {
        assert_eq!(value(to, field, written, "US"), expect, "{to:?} {written}");
    }
    let zoe = "2752b88686847fa5c86f47b94ce652b7b3f22a91c37617d451a4db9afa431450";
    assert_eq!(value(Meta, Field::FirstName, "Zoë", "US"), zoe);
    let us = hash("us");
    assert_eq!(value(Meta, Country, "US", "US"), us);
}

fn hash(value: &str) -> String {
    Sha256::digest(value.as_bytes())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// Microsoft's customerlistuserdata.md prints a hash that begins with a8e34c39 for `test@contoso.com`; its page
/// customer-list-item.md has the right one.
#[test]
fn microsofts_own_error_is_not_ours() {
    let ours = value(
        Destination::Microsoft,
        Field::Email,
        "test@contoso.com",
        "US",
    );
    assert!(ours.starts_with("f25ad364") && !ours.starts_with("a8e34c39"));
}

/// TikTok's page prints, beside `+37493828222`, the hash of the number without its plus, and beside "johndoe" the hash
/// of janedoe.
#[test]
fn tiktoks_own_errors_are_named() {
    let printed = "65b7e6dcf6f4310f8d7cbfbd78289a753062fb054d6664fb9aaac5df66a422d4";
    assert_eq!(printed, hash("37493828222"));
    let with_plus = value(Destination::Tiktok, Field::Phone, "+37493828222", "AM");
    assert_eq!(with_plus, hash("+37493828222"));
    let janedoe = "d6117306485ed0e50afab3ac871e98f81699151f30281527d63ff5f233656c69";
    let johndoe = value(Destination::Tiktok, Field::Email, "johndoe@gmail.com", "US");
    assert_ne!(johndoe, janedoe);
}

#[test]
fn tiktoks_pages_can_be_switched_between() {
    let person = [Person::of(
        &[
            (Field::Email, "ann+shop@gmail.com"),
            (Field::Phone, "+37493828222"),
        ],
        &ADS,
    )];
    let line = |switches: Option<&[&str]>| {
        let switches = switches.map(|on| on.iter().map(|it| (*it).to_owned()).collect());
        let options = ExportOptions {
            switches,
            ..options()
        };
        let rendered = render(Destination::Tiktok, &options, &person, &[]);
        String::from_utf8(rendered.files[0].bytes.clone()).unwrap()
    };
    let pair = |email, phone| format!("{},{}\n", hash(email), hash(phone));
    assert_eq!(line(None), pair("ann+shop@gmail.com", "+37493828222"));
    assert_eq!(line(Some(&[])), pair("ann+shop@gmail.com", "37493828222"));
    assert_eq!(
        line(Some(&["gmail_suffix", "phone_plus"])),
        pair("ann@gmail.com", "+37493828222")
    );
    let wrong = ExportOptions {
        switches: Some(vec!["plus".to_owned()]),
        ..options()
    };
    let refused = Sheet::new(profile_of(Destination::Tiktok), &wrong).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "there is no switch ‘plus’ for TikTok; there are: phone_plus, gmail_suffix"
    );
}

#[test]
fn plain_values_go_out_in_form_and_hashes_do_not_go_with_them() {
    let plain = ExportOptions {
        values: Some(Values::Plain),
        ..options()
    };
    let text = file(Destination::Google, &plain, &people(), 0);
    assert_eq!(
        text,
        "Email,Phone,First Name,Last Name,Country,Zip\n\
         cloudysanfrancisco@gmail.com,+18005550100,zoë,o'neil,US,94103-1234\n\
         user.name+nyc@example.com,+447700900123,bob,smith,GB,SW1A 1AA\n\
         ,+15005550006,,,,\n"
    );
    let rendered = render(Destination::Google, &plain, &people(), &[SUPPRESSED]);
    // Phone numbers would be run by a spreadsheet; the file for upload keeps them and says so.
    assert_eq!(
        (rendered.tally.formulas, rendered.tally.hashed_values),
        (3, 1)
    );
    let header = file(Destination::Tiktok, &plain, &people(), 0);
    assert!(header.starts_with("Email,Phone\n"));
    let refused = Sheet::new(profile_of(Destination::Microsoft), &plain).unwrap_err();
    assert_eq!(refused, Unfit::Values("Microsoft Ads"));
}

#[test]
fn a_file_for_spreadsheets_runs_no_formula() {
    let for_people = ExportOptions {
        values: Some(Values::Plain),
        reader: TableFor::Spreadsheet,
        ..options()
    };
    let text = file(Destination::Tiktok, &for_people, &people(), 0);
    assert!(text.starts_with("\u{FEFF}Email,Phone\n"));
    assert!(text.contains(",'+18005550100\n"), "{text}");
    let rendered = render(Destination::Tiktok, &for_people, &people(), &[]);
    assert_eq!(rendered.tally.formulas, 0);
}

#[test]
fn consent_is_asked_for_where_it_comes_first_and_a_no_counts_everywhere() {
    let of = |country: &str, consents: &[(Field, ConsentState)]| {
        let mut person = Person::of(
            &[(Field::Email, "a@example.com"), (Field::Country, country)],
            &[],
        );
        person.consents = consents.iter().copied().collect();
        person
    };
    let written = |to, person: &Person, country: &str| {
        let options = ExportOptions {
            country: country.to_owned(),
            ..options()
        };
        render(to, &options, std::slice::from_ref(person), &[])
            .tally
            .written
            == 1
    };
    use ConsentState::{Denied, Granted, SoftOptIn};
    let both = [(ADS[0], Granted), (ADS[1], Granted)];
    let one = [(ADS[1], Granted)];
    assert!(written(Destination::Google, &of("DE", &both), ""));
    assert!(!written(Destination::Google, &of("DE", &one), ""));
    assert!(written(Destination::Meta, &of("DE", &one), ""));
    assert!(!written(Destination::Meta, &of("DE", &[]), ""));
    assert!(written(Destination::Google, &of("US", &[]), ""));
    assert!(!written(
        Destination::Google,
        &of("US", &[(ADS[0], Denied)]),
        ""
    ));
    // Nobody knows where: consent comes first, unless the person exporting says where such people live.
    assert!(!written(Destination::Google, &of("", &[]), ""));
    assert!(written(Destination::Google, &of("", &[]), "US"));
    assert!(!written(Destination::Esp, &of("US", &[]), ""));
    assert!(!written(
        Destination::Google,
        &of("DE", &[(ADS[0], SoftOptIn), (ADS[1], Granted)]),
        ""
    ));
}

#[test]
fn a_soft_opt_in_is_consent_only_when_switched_on() {
    let mut person = Person::of(
        &[(Field::Email, "a@example.com"), (Field::Country, "GB")],
        &[],
    );
    person
        .consents
        .insert(Field::EmailConsent, ConsentState::SoftOptIn);
    let written = |on: &[&str]| {
        let switches = Some(on.iter().map(|it| (*it).to_owned()).collect());
        let options = ExportOptions {
            switches,
            ..options()
        };
        let rendered = render(
            Destination::Esp,
            &options,
            std::slice::from_ref(&person),
            &[],
        );
        rendered.tally.written
    };
    assert_eq!((written(&[]), written(&["soft_opt_in"])), (0, 1));
}

#[test]
fn a_name_too_long_is_left_empty_and_the_person_stays() {
    let name = "A".repeat(36);
    let person = Person::of(
        &[
            (Field::Email, "a@example.com"),
            (Field::FirstName, &name),
            (Field::Country, "US"),
        ],
        &[],
    );
    let rendered = render(Destination::Linkedin, &options(), &[person], &[]);
    assert_eq!((rendered.tally.written, rendered.tally.long_values), (1, 1));
    let line = String::from_utf8(rendered.files[0].bytes.clone()).unwrap();
    assert!(line.ends_with(",,,,,US,\r\n"), "{line}");
}

#[test]
fn a_key_too_long_leaves_the_person_out() {
    let mut profile = profile_of(Destination::X).clone();
    for column in &mut profile.columns {
        if let Content::Value { most_chars, .. } = &mut column.content {
            *most_chars = Some(10);
        }
    }
    let sheet = Sheet::new(&profile, &options()).unwrap();
    let person = Person::of(
        &[(Field::Email, "ann@example.com"), (Field::Country, "US")],
        &[],
    );
    let rendered = sheet.render(&part(&[person]), 0, [0], |_| false);
    assert_eq!(rendered.tally.too_long, 1);
    assert!(
        String::from_utf8(rendered.left_out)
            .unwrap()
            .contains(Reason::TooLong.word())
    );
}

#[test]
fn addresses_are_written_whole_or_not_at_all() {
    let person = Person::of(
        &[
            (Field::Email, "a@example.com"),
            (Field::FirstName, "Ann"),
            (Field::Country, "US"),
        ],
        &[],
    );
    let rendered = render(Destination::Google, &options(), &[person], &[]);
    let line = String::from_utf8(rendered.files[0].bytes.clone()).unwrap();
    assert_eq!(line, format!("{},,,,,\n", hash("a@example.com")));
}

#[test]
fn columns_that_are_not_there_grant_nothing() {
    let mut bare = part(&people());
    bare.columns.remove(&Field::EmailConsent);
    let sheet = Sheet::new(profile_of(Destination::Esp), &options()).unwrap();
    let rendered = sheet.render(&bare, 0, 0..bare.rows, |_| false);
    assert_eq!(rendered.tally.no_consent, 7);
}

const STATES: [ConsentState; 4] = [
    ConsentState::Unknown,
    ConsentState::Granted,
    ConsentState::Denied,
    ConsentState::SoftOptIn,
];

/// People with an address of their own each, so that a line tells whose it is.
fn anybody() -> impl Strategy<Value = (Vec<Person>, BTreeSet<usize>)> {
    let person = (
        0..4_usize,
        0..4_usize,
        0..4_usize,
        0..4_usize,
        0..3_usize,
        "[ A-Za-zé'.-]{0,12}",
    );
    let people = prop::collection::vec(person, 1..24).prop_map(|drawn| {
        let people = drawn.into_iter().enumerate();
        people
            .map(
                |(row, (country, email, user_data, personalized, keys, name))| {
                    let mut person = Person::of(
                        &[
                            (Field::Country, ["", "DE", "US", "GB"][country]),
                            (Field::FirstName, &name),
                            (Field::LastName, &name),
                            (Field::Zip, ["", "10115", "94103"][keys]),
                        ],
                        &[],
                    );
                    if keys != 1 {
                        person
                            .values
                            .insert(Field::Email, format!("p{row}@example.com"));
                    }
                    if keys != 2 {
                        person
                            .values
                            .insert(Field::Phone, format!("+1800555{row:04}"));
                    }
                    person.consents = BTreeMap::from([
                        (Field::EmailConsent, STATES[email]),
                        (Field::AdUserData, STATES[user_data]),
                        (Field::AdPersonalization, STATES[personalized]),
                    ]);
                    person
                },
            )
            .collect::<Vec<_>>()
    });
    (people, prop::collection::btree_set(0..24_usize, 0..8))
}

/// Whether a person may be in the file, put down apart from the profiles.
fn may_be_in(to: Destination, person: &Person) -> bool {
    let granted = |field| person.consents[&field] == ConsentState::Granted;
    let refused = |field| person.consents[&field] == ConsentState::Denied;
    let free = person.values[&Field::Country] == "US";
    let asked = |field| granted(field) || (free && !refused(field));
    match to {
        Destination::Esp => granted(Field::EmailConsent),
        Destination::Google => asked(Field::AdUserData) && asked(Field::AdPersonalization),
        _ => asked(Field::AdPersonalization),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_file_holds_anybody_who_is_suppressed_or_has_not_agreed((people, gone) in anybody()) {
        let part = part(&people);
        for profile in profiles() {
            let to = profile.destination;
            for values in [Values::Hashed, Values::Plain] {
                let wanted = ExportOptions { values: Some(values), ..options() };
                let Ok(sheet) = Sheet::new(profile, &wanted) else { continue };
                let rendered = sheet.render(&part, 0, 0..people.len(), |row| gone.contains(&row));
                let text: String = rendered.files.iter()
                    .map(|lines| std::str::from_utf8(&lines.bytes).unwrap())
                    .collect();
                prop_assert!(!text.contains(EMPTY_HASH), "{to:?} hashed nothing");
                for (row, person) in people.iter().enumerate() {
                    let email = person.values.get(&Field::Email).cloned().unwrap_or_default();
                    let phone = person.values.get(&Field::Phone).cloned().unwrap_or_default();
                    let forms = [email.clone(), phone.clone(), phone.replace('+', "")];
                    let is_in = forms.iter().filter(|it| !it.is_empty()).any(|form| {
                        // Behind a separator, or one number would be found in another.
                        let marks = [form.clone(), hash(form)];
                        text.split([',', '\n', '\r']).any(|cell| marks.iter().any(|it| it == cell))
                    });
                    if is_in {
                        prop_assert!(!gone.contains(&row), "{to:?} holds suppressed row {row}");
                        prop_assert!(may_be_in(to, person), "{to:?} holds row {row} without consent");
                    }
                }
                let tally = &rendered.tally;
                prop_assert_eq!(tally.written + tally.left_out(), people.len() as u64);
            }
        }
    }

    #[test]
    fn the_same_rows_make_the_same_bytes_however_they_are_parted((people, gone) in anybody()) {
        let sheet = Sheet::new(profile_of(Destination::Meta), &options()).unwrap();
        let whole = sheet.render(&part(&people), 0, 0..people.len(), |row| gone.contains(&row));
        let middle = people.len() / 2;
        let first = sheet.render(&part(&people[..middle]), 0, 0..middle, |row| gone.contains(&row));
        let second = sheet.render(&part(&people[middle..]), middle as u64, 0..people.len() - middle, |row| {
            gone.contains(&(row + middle))
        });
        let joined = |of: fn(&Rendered) -> &[u8]| [of(&first), of(&second)].concat();
        prop_assert_eq!(&whole.files[0].bytes, &joined(|it| &it.files[0].bytes));
        prop_assert_eq!(&whole.left_out, &joined(|it| &it.left_out));
        let mut sum = first.tally.clone();
        sum.add(&second.tally);
        prop_assert_eq!(whole.tally, sum);
    }
}

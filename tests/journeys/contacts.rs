//! Contact files as web shops export them: names of many alphabets, phone numbers written ten ways,
//! repeated people, consent in nine words, and one row in fifty broken. The same seed makes the same
//! file for ever.

/// What a made file holds.
#[derive(Debug, Clone, Copy)]
pub struct Made {
    /// Rows below the head.
    pub rows: u64,
    /// Different people among them, but for those in broken rows.
    pub people: u64,
    /// Rows without an address that could be used, whatever one makes of the rest.
    pub without_address: u64,
}

/// SplitMix64: small, and the same everywhere.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        mixed(self.0)
    }

    /// A number below a bound.
    fn below(&mut self, bound: u64) -> u64 {
        ((u128::from(self.roll()) * u128::from(bound)) >> 64) as u64
    }

    /// Whether something of so many chances in a thousand happens.
    fn chance(&mut self, per_mille: u64) -> bool {
        self.below(1000) < per_mille
    }

    fn pick<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[self.below(choices.len() as u64) as usize]
    }

    /// The place of one of several choices, each as likely as its weight.
    fn weighted(&mut self, weights: impl Iterator<Item = u64> + Clone) -> usize {
        let mut left = self.below(weights.clone().sum());
        for (place, weight) in weights.enumerate() {
            if left < weight {
                return place;
            }
            left -= weight;
        }
        unreachable!("the number drawn lies below the sum")
    }
}

fn mixed(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

const FIRST: &[&str] = &[
    "James",
    "Mary",
    "Robert",
    "Patricia",
    "John",
    "Jennifer",
    "Michael",
    "Linda",
    "David",
    "Elizabeth",
    "William",
    "Barbara",
    "Richard",
    "Susan",
    "Joseph",
    "Jessica",
    "Thomas",
    "Sarah",
    "Charles",
    "Karen",
    "José",
    "María",
    "Zoë",
    "Chloé",
    "François",
    "Hélène",
    "Jürgen",
    "Günther",
    "Søren",
    "Łukasz",
    "Małgorzata",
    "Björn",
    "Åsa",
    "Ñico",
    "João",
    "Conceição",
    "Дмитрий",
    "Ольга",
    "さくら",
    "健太",
    "王伟",
    "李娜",
    "محمد",
    "Ayşe",
    "Çağrı",
    "Siobhán",
    "Niamh",
    "Renée",
    "Anaïs",
    "Jesús",
    "Ana",
    "Luca",
    "Giulia",
    "Marco",
    "Sofia",
    "Pieter",
    "Sanne",
    "Priya",
    "Arjun",
    "Olivia",
];
const LAST: &[&str] = &[
    "Smith",
    "Johnson",
    "Williams",
    "Brown",
    "Jones",
    "Garcia",
    "Miller",
    "Davis",
    "Rodriguez",
    "Martinez",
    "Hernandez",
    "Lopez",
    "Gonzalez",
    "Wilson",
    "Anderson",
    "Thomas",
    "Taylor",
    "Moore",
    "Jackson",
    "Martin",
    "Müller",
    "Schröder",
    "Groß",
    "Lefèvre",
    "Béranger",
    "O'Brien",
    "O’Connor",
    "Nuñez",
    "Peña",
    "Ibáñez",
    "Øster",
    "Åkesson",
    "Nowak",
    "Wiśniewski",
    "Иванов",
    "Петрова",
    "佐藤",
    "鈴木",
    "王",
    "陈",
    "الحسن",
    "Yılmaz",
    "Öztürk",
    "De Vries",
    "Van den Berg",
    "Da Silva",
    "Rossi",
    "Ferrari",
    "Bianchi",
    "Esposito",
    "Patel",
    "Sharma",
    "Singh",
    "Kowalczyk",
    "Novák",
    "Horváth",
    "Papadopoulos",
    "Andersson",
    "Nielsen",
    "Virtanen",
];
/// What stands before the @, where letters are plain.
const MAIL_FIRST: &[&str] = &[
    "james", "mary", "robert", "pat", "john", "jen", "mike", "linda", "dave", "liz", "will",
    "barb", "rich", "sue", "joe", "jess", "tom", "sarah", "charlie", "karen", "jose", "maria",
    "zoe", "chloe", "francois", "helene", "juergen", "guenther", "soren", "lukasz",
];
const MAIL_LAST: &[&str] = &[
    "smith",
    "johnson",
    "williams",
    "brown",
    "jones",
    "garcia",
    "miller",
    "davis",
    "rodriguez",
    "martinez",
    "mueller",
    "schroeder",
    "gross",
    "lefevre",
    "obrien",
    "nunez",
    "pena",
    "oster",
    "nowak",
    "ivanov",
    "sato",
    "wang",
    "yilmaz",
    "devries",
    "rossi",
    "patel",
    "sharma",
    "novak",
    "nielsen",
    "silva",
];
/// Mail domains with their weights.
const DOMAINS: &[(&str, u64)] = &[
    ("gmail.com", 350),
    ("googlemail.com", 10),
    ("yahoo.com", 120),
    ("hotmail.com", 90),
    ("outlook.com", 80),
    ("icloud.com", 70),
    ("web.de", 40),
    ("gmx.de", 40),
    ("orange.fr", 40),
    ("libero.it", 30),
    ("btinternet.com", 30),
    ("mail.example-shop.co.uk", 30),
    ("corp.example.com", 40),
    ("uni-beispiel.edu", 30),
];

struct Country {
    code: &'static str,
    calling: &'static str,
    /// The digit before a number within the country.
    trunk: &'static str,
    digits: usize,
    begins: &'static [&'static str],
    weight: u64,
}

const COUNTRIES: &[Country] = &[
    Country {
        code: "US",
        calling: "1",
        trunk: "",
        digits: 10,
        begins: &["212", "415", "646", "312", "702"],
        weight: 300,
    },
    Country {
        code: "CA",
        calling: "1",
        trunk: "",
        digits: 10,
        begins: &["416", "514", "604"],
        weight: 50,
    },
    Country {
        code: "GB",
        calling: "44",
        trunk: "0",
        digits: 10,
        begins: &["7", "20", "161"],
        weight: 120,
    },
    Country {
        code: "DE",
        calling: "49",
        trunk: "0",
        digits: 11,
        begins: &["151", "160", "171"],
        weight: 120,
    },
    Country {
        code: "FR",
        calling: "33",
        trunk: "0",
        digits: 9,
        begins: &["6", "7", "1"],
        weight: 100,
    },
    Country {
        code: "ES",
        calling: "34",
        trunk: "",
        digits: 9,
        begins: &["6", "9"],
        weight: 80,
    },
    Country {
        code: "IT",
        calling: "39",
        trunk: "",
        digits: 10,
        begins: &["32", "33", "34"],
        weight: 60,
    },
    Country {
        code: "NL",
        calling: "31",
        trunk: "0",
        digits: 9,
        begins: &["6"],
        weight: 40,
    },
    Country {
        code: "AU",
        calling: "61",
        trunk: "0",
        digits: 9,
        begins: &["4"],
        weight: 40,
    },
    Country {
        code: "BR",
        calling: "55",
        trunk: "0",
        digits: 11,
        begins: &["119", "219"],
        weight: 40,
    },
    Country {
        code: "IN",
        calling: "91",
        trunk: "0",
        digits: 10,
        begins: &["98", "97"],
        weight: 30,
    },
    Country {
        code: "JP",
        calling: "81",
        trunk: "0",
        digits: 10,
        begins: &["90", "80"],
        weight: 20,
    },
];

const TAGS: &[&str] = &[
    "vip",
    "newsletter",
    "summer-24",
    "b2b",
    "été",
    "churn-risk",
    "loyalty gold",
    "wholesale",
];
const NO_MAIL: &[&str] = &[
    "john@",
    "no-at-sign",
    "a b@x.com",
    "two@@x.com",
    "x@nodot",
    "né@exämple.com",
];
const NO_PHONE: &[&str] = &["12345", "call me", "n/a", "000", "+1"];
const NO_DAY: &[&str] = &["n/a", "2023-02-30", "0000-00-00", "yesterday"];

/// A file of so many rows, and what is in it.
pub fn made(rows: u64, seed: u64) -> (Vec<u8>, Made) {
    let mut file = "\u{FEFF}email,phone,first_name,last_name,country,consent,subscribed_at,last_order_at,tags\n".as_bytes().to_vec();
    let mut dice = Dice(mixed(seed));
    let mut made = Made {
        rows,
        people: 0,
        without_address: 0,
    };
    for _ in 0..rows {
        let broken = dice.chance(20);
        let repeated = !broken && made.people > 50 && dice.chance(150);
        let id = if repeated {
            let recent = if dice.chance(500) {
                made.people.min(1000)
            } else {
                made.people
            };
            made.people - 1 - dice.below(recent)
        } else {
            made.people += 1;
            made.people - 1
        };
        let row = row(&mut dice, &person(seed, id), broken, repeated);
        made.without_address += u64::from(row.without_address);
        file.extend_from_slice(&row.bytes);
        file.push(b'\n');
    }
    (file, made)
}

struct Person {
    local: String,
    domain: &'static str,
    country: &'static Country,
    number: String,
    has_mail: bool,
    has_phone: bool,
    first: &'static str,
    last: &'static str,
}

/// The person of a number; always the same one.
fn person(seed: u64, id: u64) -> Person {
    let mut dice = Dice(mixed(seed ^ id.wrapping_mul(0xD134_2543_DE82_EF95)));
    let country = &COUNTRIES[dice.weighted(COUNTRIES.iter().map(|it| it.weight))];
    let begin = dice.pick(country.begins);
    let rest = country.digits - begin.len();
    let tail = mixed(id ^ 0x00AB_CDEF).wrapping_add(id) % 10u64.pow(rest as u32);
    let (first, last, tag) = (dice.pick(MAIL_FIRST), dice.pick(MAIL_LAST), base_36(id));
    let local = match dice.below(4) {
        0 => format!("{first}.{last}{tag}"),
        1 => format!("{first}{last}.{tag}"),
        2 => format!("{first}_{tag}"),
        _ => format!("{last}{tag}"),
    };
    let reached_by = dice.below(1000);
    Person {
        local,
        domain: DOMAINS[dice.weighted(DOMAINS.iter().map(|it| it.1))].0,
        country,
        number: format!("{begin}{tail:0rest$}"),
        has_mail: reached_by >= 60,
        has_phone: reached_by < 750,
        first: dice.pick(FIRST),
        last: dice.pick(LAST),
    }
}

fn base_36(mut number: u64) -> String {
    let mut digits = Vec::new();
    loop {
        digits.push(char::from(
            b"0123456789abcdefghijklmnopqrstuvwxyz"[(number % 36) as usize],
        ));
        number /= 36;
        if number == 0 {
            return digits.into_iter().rev().collect();
        }
    }
}

struct Row {
    bytes: Vec<u8>,
    without_address: bool,
}

fn row(dice: &mut Dice, person: &Person, broken: bool, repeated: bool) -> Row {
    let mut mail = if person.has_mail {
        mail(dice, person, repeated)
    } else {
        String::new()
    };
    let mut phone = if person.has_phone {
        phone(dice, person)
    } else {
        String::new()
    };
    let (first, last) = names(dice, person);
    let code = person.country.code;
    let country = if dice.chance(50) {
        code.to_lowercase()
    } else {
        code.to_owned()
    };
    let consent = consent(dice);
    let subscribed = day(dice);
    let ordered = if dice.chance(400) {
        String::new()
    } else {
        day(dice)
    };
    let tags = tags(dice);
    // Of a hundred broken rows: 25 end early, 15 have a field too many, 30 hold no address, 20 are
    // blank where it matters, 6 hold a byte that is no text, 4 are a remark.
    let fault = if broken { 1 + dice.below(100) } else { 0 };
    let mut first = first.into_bytes();
    match fault {
        41..=70 => {
            mail = dice.pick(NO_MAIL).to_owned();
            phone = dice.pick(NO_PHONE).to_owned();
        }
        71..=90 => {
            mail.clear();
            phone.clear();
        }
        91..=96 => first.extend([0xE9, b'!']),
        _ => {}
    }
    if fault >= 97 {
        return Row {
            bytes: b"-- exported by CRM --".to_vec(),
            without_address: true,
        };
    }
    let mut fields: Vec<&[u8]> = vec![mail.as_bytes(), phone.as_bytes(), &first];
    if !(1..=25).contains(&fault) {
        fields.extend(
            [&last, &country, consent, &subscribed, &ordered, &tags].map(|it: &str| it.as_bytes()),
        );
    }
    if (26..=40).contains(&fault) {
        fields.push(b"stray");
    }
    Row {
        bytes: fields
            .into_iter()
            .map(quoted)
            .collect::<Vec<_>>()
            .join(&b','),
        without_address: (41..=70).contains(&fault) || (mail.is_empty() && phone.is_empty()),
    }
}

fn quoted(field: &[u8]) -> Vec<u8> {
    if !field.iter().any(|byte| b",\"\n\r".contains(byte)) {
        return field.to_vec();
    }
    let mut out = vec![b'"'];
    for &byte in field {
        if byte == b'"' {
            out.push(b'"');
        }
        out.push(byte);
    }
    out.push(b'"');
    out
}

/// Gmail addresses gain dots and tags; any address may be shouted or have spaces around it.
fn mail(dice: &mut Dice, person: &Person, repeated: bool) -> String {
    let mut local = person.local.clone();
    if person.domain.starts_with("gmail") || person.domain.starts_with("googlemail") {
        if dice.chance(if repeated { 400 } else { 100 }) {
            let place = 1 + dice.below(local.len() as u64 - 1) as usize;
            local.insert(place, '.');
            local = local.replace("..", ".");
        }
        if dice.chance(if repeated { 300 } else { 80 }) {
            local.push_str(dice.pick(&["+news", "+shop", "+promo24"]));
        }
    }
    let address = format!("{local}@{}", person.domain);
    let address = match dice.below(10) {
        0 => address.to_uppercase(),
        1 => address[..1].to_uppercase() + &address[1..],
        2 => address
            .chars()
            .map(|c| {
                if dice.chance(500) {
                    c.to_ascii_uppercase()
                } else {
                    c
                }
            })
            .collect(),
        _ => address,
    };
    match dice.below(20) {
        0 => format!(" {address}"),
        1 => format!("{address}  "),
        2 => format!(" {address} "),
        _ => address,
    }
}

fn phone(dice: &mut Dice, person: &Person) -> String {
    let Country { calling, trunk, .. } = person.country;
    let number = &person.number;
    let in_america = *calling == "1";
    let written = match dice.below(10) {
        0 | 1 => format!("+{calling}{number}"),
        2 => format!("+{calling} {}", in_groups(number, " ")),
        3 if trunk.is_empty() => format!("+{calling} ({}) {}", &number[..3], &number[3..]),
        3 => format!("+{calling} (0){}", in_groups(number, " ")),
        4 => format!("00{calling}{}", in_groups(number, "-")),
        5 => format!("{trunk}{}", in_groups(number, " ")),
        6 => format!("{trunk}{}", in_groups(number, "-")),
        7 if in_america => format!("({}) {}-{}", &number[..3], &number[3..6], &number[6..]),
        7 => format!("({trunk}{}) {}", &number[..3], &number[3..]),
        8 if in_america => format!("1-{}", in_groups(number, ".")),
        8 => format!("{trunk}{}/{}", &number[..3], &number[3..]),
        _ => format!("{trunk}{number}"),
    };
    match dice.below(50) {
        0 => format!("{written} ext. {}", dice.below(99)),
        1 => format!("{written}x{}", dice.below(999)),
        2 => format!(" {written}"),
        _ => written,
    }
}

fn in_groups(number: &str, separator: &str) -> String {
    let second = if number.len() > 10 { 7 } else { 6 };
    [&number[..3], &number[3..second], &number[second..]].join(separator)
}

/// Names with quotes, commas and line feeds in them, now and then.
fn names(dice: &mut Dice, person: &Person) -> (String, String) {
    let (mut first, mut last) = (person.first.to_owned(), person.last.to_owned());
    match dice.below(300) {
        0 => first = format!("{first}\n{}", dice.pick(FIRST)),
        1 => first = format!("{first} \"{}\"", dice.pick(FIRST)),
        2..=4 => last = format!("{last}, Jr."),
        5 => last = format!("{last}\r\n(gift)"),
        _ => {}
    }
    (first, last)
}

fn consent(dice: &mut Dice) -> &'static str {
    match dice.below(100) {
        0..=49 => "yes",
        50..=57 => "Yes",
        58..=67 => "TRUE",
        68..=77 => "1",
        78..=84 => "opt-in",
        85..=90 => "no",
        91..=93 => "0",
        94..=95 => "opt-out",
        96 => "maybe",
        _ => "",
    }
}

fn day(dice: &mut Dice) -> String {
    let (year, month, day) = (
        2016 + dice.below(10),
        1 + dice.below(12),
        1 + dice.below(28),
    );
    match dice.below(100) {
        0..=87 => format!("{year}-{month:02}-{day:02}"),
        88..=95 => format!(
            "{year}-{month:02}-{day:02}T{:02}:{:02}:00Z",
            dice.below(24),
            dice.below(60)
        ),
        96..=98 => format!("{day:02}.{month:02}.{year}"),
        _ => dice.pick(NO_DAY).to_owned(),
    }
}

fn tags(dice: &mut Dice) -> String {
    let count = dice.below(5);
    (0..count)
        .map(|_| dice.pick(TAGS))
        .collect::<Vec<_>>()
        .join(";")
}

//! Which column of a file means what, from its name, in the spellings and languages shops export.

use reprise_domain::contact_field::Field;
use reprise_domain::contact_source::{ColumnMap, ConsentNote, Meaning};

const EMAIL: &[&str] = &[
    "email",
    "emailaddress",
    "mail",
    "email1",
    "emailadresse",
    "correo",
    "courriel",
    "адресэлпочты",
    "почта",
    "subscriber",
];
const PHONE: &[&str] = &[
    "phone",
    "phonenumber",
    "mobile",
    "mobilephone",
    "telephone",
    "telefon",
    "tel",
    "handy",
    "cell",
    "sms",
    "telefono",
    "téléphone",
    "teléfono",
    "телефон",
];
const FIRST: &[&str] = &[
    "firstname",
    "first",
    "givenname",
    "fname",
    "fn",
    "vorname",
    "prénom",
    "prenom",
    "nombre",
    "nome",
    "имя",
    "name",
];
const LAST: &[&str] = &[
    "lastname",
    "last",
    "surname",
    "familyname",
    "lname",
    "ln",
    "nachname",
    "nom",
    "apellido",
    "apellidos",
    "cognome",
    "фамилия",
];
const COUNTRY: &[&str] = &[
    "country",
    "countrycode",
    "land",
    "pays",
    "país",
    "pais",
    "paese",
    "страна",
];
const ZIP: &[&str] = &[
    "zip",
    "zipcode",
    "postalcode",
    "postcode",
    "plz",
    "postleitzahl",
    "codepostal",
    "cap",
    "индекс",
];
const EXTERNAL: &[&str] = &[
    "id",
    "customerid",
    "externalid",
    "userid",
    "contactid",
    "kundennummer",
    "customernumber",
    "clientid",
];
const EMAIL_CONSENT: &[&str] = &[
    "consent",
    "emailconsent",
    "optin",
    "emailoptin",
    "newsletter",
    "subscribed",
    "marketingconsent",
    "acceptsmarketing",
    "acceptsemailmarketing",
    "consentemail",
    "emailmarketing",
    "einwilligung",
    "согласие",
    "рассылка",
    "status",
];
const SMS_CONSENT: &[&str] = &[
    "smsconsent",
    "smsoptin",
    "phoneconsent",
    "acceptssmsmarketing",
    "consentsms",
    "smsmarketing",
];
const LAST_ORDER: &[&str] = &[
    "lastorder",
    "lastorderdate",
    "lastorderat",
    "lastpurchaseat",
    "lastpurchase",
    "lastpurchasedate",
    "orderdate",
    "letztebestellung",
    "lastordered",
];
const TAGS: &[&str] = &["tags", "tag", "labels", "segments", "groups", "schlagworte"];

const CITY: &[&str] = &[
    "city",
    "town",
    "ort",
    "stadt",
    "ville",
    "ciudad",
    "città",
    "cidade",
    "город",
];
const REGION: &[&str] = &[
    "region",
    "state",
    "province",
    "county",
    "bundesland",
    "provincecode",
    "provincia",
    "регион",
];
const LANGUAGE: &[&str] = &[
    "language", "locale", "lang", "sprache", "langue", "idioma", "язык",
];
const SUBSCRIBED_ON: &[&str] = &[
    "subscribedat",
    "subscribedon",
    "joinedon",
    "joinedat",
    "optintime",
    "signupdate",
    "signedupat",
    "createdat",
    "created",
    "dateadded",
    "angemeldetam",
    "customersince",
    "kundeseit",
];
const FIRST_ORDER: &[&str] = &[
    "firstorder",
    "firstorderdate",
    "firstorderat",
    "firstpurchase",
    "firstpurchasedate",
];
const ORDERS: &[&str] = &[
    "orders",
    "ordercount",
    "orderscount",
    "totalorders",
    "numberoforders",
    "bestellungen",
    "purchases",
];
const SPENT: &[&str] = &[
    "spent",
    "totalspent",
    "moneyspent",
    "lifetimevalue",
    "ltv",
    "clv",
    "revenue",
    "umsatz",
    "totalrevenue",
];
const PRODUCTS: &[&str] = &[
    "products",
    "productsbought",
    "productspurchased",
    "purchasedproducts",
    "produkte",
    "items",
];
const AD_USER_DATA: &[&str] = &["aduserdata", "consenttoaddata"];
const AD_PERSONALIZATION: &[&str] = &[
    "adpersonalization",
    "adpersonalisation",
    "consenttopersonalizedads",
];
const CONSENT_TIME: &[&str] = &[
    "consenttime",
    "consentat",
    "consentdate",
    "consenttimestamp",
    "confirmtime",
    "optindate",
];
const CONSENT_SOURCE: &[&str] = &["consentsource", "optinsource", "signupsource"];
const CONSENT_PROOF: &[&str] = &[
    "consentproof",
    "optinip",
    "consentip",
    "confirmip",
    "consenttext",
    "proof",
];

/// The names of every meaning, in the order in which they take their column. Consent before phone: a column named
/// "SMS consent" must not become the number.
const NAMES: &[(Meaning, &[&str])] = &[
    (Meaning::Note(ConsentNote::ConsentTime), CONSENT_TIME),
    (Meaning::Note(ConsentNote::ConsentSource), CONSENT_SOURCE),
    (Meaning::Note(ConsentNote::ConsentProof), CONSENT_PROOF),
    (Meaning::Field(Field::AdUserData), AD_USER_DATA),
    (Meaning::Field(Field::AdPersonalization), AD_PERSONALIZATION),
    (Meaning::Field(Field::SmsConsent), SMS_CONSENT),
    (Meaning::Field(Field::EmailConsent), EMAIL_CONSENT),
    (Meaning::Field(Field::Email), EMAIL),
    (Meaning::Field(Field::Phone), PHONE),
    (Meaning::Field(Field::LastName), LAST),
    (Meaning::Field(Field::FirstName), FIRST),
    (Meaning::Field(Field::Country), COUNTRY),
    (Meaning::Field(Field::Zip), ZIP),
    (Meaning::Field(Field::City), CITY),
    (Meaning::Field(Field::Region), REGION),
    (Meaning::Field(Field::Language), LANGUAGE),
    (Meaning::Field(Field::ExternalId), EXTERNAL),
    (Meaning::Field(Field::SubscribedOn), SUBSCRIBED_ON),
    (Meaning::Field(Field::FirstOrder), FIRST_ORDER),
    (Meaning::Field(Field::LastOrder), LAST_ORDER),
    (Meaning::Field(Field::Orders), ORDERS),
    (Meaning::Field(Field::Spent), SPENT),
    (Meaning::Field(Field::Products), PRODUCTS),
    (Meaning::Field(Field::Tags), TAGS),
];

/// Guesses from the names; the first column that fits wins, and a column means one thing only.
///
/// A name is compared without case, spaces, hyphens, underscores and dots.
pub fn guess_columns(header: &[String]) -> ColumnMap {
    let plain: Vec<String> = header.iter().map(|name| plain(name)).collect();
    let mut map = ColumnMap::default();
    for (meaning, names) in NAMES {
        // The order of the names is the order of preference: "email" before "mail".
        let found = names
            .iter()
            .find_map(|name| (0..plain.len()).find(|at| plain[*at] == *name && !map.names(*at)));
        if let Some(at) = found {
            map.0.insert(*meaning, at);
        }
    }
    map
}

/// Guesses from the names, and where they say nothing from the first rows: a column of addresses or of
/// phone numbers is known by its looks. Rows may be ragged; without rows only the names count.
pub fn guess_columns_by(header: &[String], rows: &[Vec<String>]) -> ColumnMap {
    let mut map = guess_columns(header);
    let free = |map: &ColumnMap, looks: fn(&str) -> bool| {
        (0..header.len()).find(|at| {
            let cells = rows
                .iter()
                .filter_map(|row| row.get(*at))
                .filter(|cell| !cell.is_empty());
            !map.names(*at)
                && cells.clone().next().is_some()
                && cells.into_iter().all(|it| looks(it))
        })
    };
    // Without a sign of dialing, digits are as likely a customer number.
    let known_by_looks = [
        (Field::Email, is_like_email as fn(&str) -> bool),
        (Field::Phone, is_like_phone),
    ];
    for (field, looks) in known_by_looks {
        if map.get(field).is_none()
            && let Some(at) = free(&map, looks)
        {
            map.0.insert(Meaning::Field(field), at);
        }
    }
    map
}

fn is_like_email(cell: &str) -> bool {
    let host = cell.split_once('@').map_or("", |(_, host)| host);
    host.contains('.') && !cell.contains([' ', ',', ';', '\t', '|'])
}

fn is_like_phone(cell: &str) -> bool {
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    cell.starts_with(['+', '0', '(']) && digits >= 7 && !cell.contains(char::is_alphabetic)
}

/// What a header comes to: the same for files of one make, whatever is in them. Order counts, case does not.
pub fn header_of(names: &[String]) -> String {
    let mut hasher = blake3::Hasher::new();
    for name in names {
        hasher.update(plain(name).as_bytes());
        hasher.update(b"\n");
    }
    hasher.finalize().to_hex()[..16].to_owned()
}

fn plain(name: &str) -> String {
    name.to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guess(names: &[&str]) -> ColumnMap {
        guess_columns(&names.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn shop_exports_are_understood() {
        let map = guess(&[
            "Customer ID",
            "First Name",
            "Last Name",
            "Email",
            "Accepts Email Marketing",
            "Phone",
            "Tags",
        ]);
        assert_eq!(map.get(Field::ExternalId), Some(0));
        assert_eq!(
            (map.get(Field::FirstName), map.get(Field::LastName)),
            (Some(1), Some(2))
        );
        assert_eq!(
            (map.get(Field::Email), map.get(Field::EmailConsent)),
            (Some(3), Some(4))
        );
        assert_eq!(
            (map.get(Field::Phone), map.get(Field::Tags)),
            (Some(5), Some(6))
        );
    }

    #[test]
    fn a_column_means_one_thing_only() {
        let map = guess(&["SMS consent", "sms"]);
        assert_eq!(
            (map.get(Field::SmsConsent), map.get(Field::Phone)),
            (Some(0), Some(1))
        );
    }

    #[test]
    fn addresses_and_numbers_are_known_by_their_looks() {
        let header = ["Column 1", "Column 2", "Column 3", "Column 4"].map(str::to_owned);
        let rows = [
            vec!["100017", "ann@example.com", "0151 2345678", "Ann"],
            vec!["100018", "bob@example.com", "", ""],
            vec!["100019"],
        ]
        .map(|row| row.into_iter().map(str::to_owned).collect());
        let map = guess_columns_by(&header, &rows);
        assert_eq!(
            (map.get(Field::Email), map.get(Field::Phone)),
            (Some(1), Some(2))
        );
        assert_eq!(map.get(Field::ExternalId), None);
        assert_eq!(guess_columns_by(&header, &[]), ColumnMap::default());
    }

    #[test]
    fn a_named_column_is_not_guessed_again() {
        let header = ["mail", "other"].map(str::to_owned);
        let rows = [vec!["a@example.com".to_owned(), "b@example.com".to_owned()]];
        assert_eq!(guess_columns_by(&header, &rows).get(Field::Email), Some(0));
        assert_eq!(guess_columns_by(&header, &rows).get(Field::Phone), None);
    }

    #[test]
    fn a_map_is_named_by_fields_on_the_wire() {
        let map = guess(&["email", "consent time", "total spent"]);
        let wire = serde_json::to_string(&map).unwrap();
        assert_eq!(wire, r#"{"email":0,"spent":2,"consent_time":1}"#);
        assert_eq!(serde_json::from_str::<ColumnMap>(&wire).unwrap(), map);
        assert!(serde_json::from_str::<ColumnMap>(r#"{"shoe_size":1}"#).is_err());
    }

    #[test]
    fn strange_columns_mean_nothing() {
        assert_eq!(guess(&["foo", "", "bar"]), ColumnMap::default());
    }
}

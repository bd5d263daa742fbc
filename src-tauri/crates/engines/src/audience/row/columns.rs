//! Which column of a file means what, from its name, in the spellings and languages shops export.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which column (from 0) holds what; none where no column does.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct ColumnMap {
    /// E-mail address.
    pub email: Option<usize>,
    /// Phone number.
    pub phone: Option<usize>,
    /// Given name.
    pub first_name: Option<usize>,
    /// Family name.
    pub last_name: Option<usize>,
    /// Country.
    pub country: Option<usize>,
    /// Postal code.
    pub zip: Option<usize>,
    /// The client's own number for the person.
    pub external_id: Option<usize>,
    /// Consent to e-mail.
    pub email_consent: Option<usize>,
    /// Consent to text messages.
    pub sms_consent: Option<usize>,
    /// Day of the last order.
    pub last_order: Option<usize>,
    /// Tags.
    pub tags: Option<usize>,
}

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

/// Guesses from the names; the first column that fits wins, and a column means one thing only.
///
/// A name is compared without case, spaces, hyphens, underscores and dots.
pub fn guess_columns(header: &[String]) -> ColumnMap {
    let plain: Vec<String> = header.iter().map(|name| plain(name)).collect();
    let mut taken = vec![false; header.len()];
    let mut find = |names: &[&str]| {
        // The order of the names is the order of preference: "email" before "mail".
        let at = names.iter().find_map(|name| {
            plain
                .iter()
                .enumerate()
                .position(|(at, column)| !taken[at] && column == name)
        })?;
        taken[at] = true;
        Some(at)
    };
    // Consent before phone: a column named "SMS consent" must not become the number.
    ColumnMap {
        sms_consent: find(SMS_CONSENT),
        email_consent: find(EMAIL_CONSENT),
        email: find(EMAIL),
        phone: find(PHONE),
        last_name: find(LAST),
        first_name: find(FIRST),
        country: find(COUNTRY),
        zip: find(ZIP),
        external_id: find(EXTERNAL),
        last_order: find(LAST_ORDER),
        tags: find(TAGS),
    }
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
    if map.email.is_none() {
        map.email = free(&map, |cell| {
            let host = cell.split_once('@').map_or("", |(_, host)| host);
            host.contains('.') && !cell.contains([' ', ',', ';', '\t', '|'])
        });
    }
    if map.phone.is_none() {
        // Without a sign of dialing, digits are as likely a customer number.
        map.phone = free(&map, |cell| {
            let digits = cell.chars().filter(char::is_ascii_digit).count();
            cell.starts_with(['+', '0', '(']) && digits >= 7 && !cell.contains(char::is_alphabetic)
        });
    }
    map
}

impl ColumnMap {
    /// Whether a column means something already.
    fn names(&self, column: usize) -> bool {
        [
            self.email,
            self.phone,
            self.first_name,
            self.last_name,
            self.country,
            self.zip,
            self.external_id,
            self.email_consent,
            self.sms_consent,
            self.last_order,
            self.tags,
        ]
        .contains(&Some(column))
    }
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
        assert_eq!(map.external_id, Some(0));
        assert_eq!((map.first_name, map.last_name), (Some(1), Some(2)));
        assert_eq!((map.email, map.email_consent), (Some(3), Some(4)));
        assert_eq!((map.phone, map.tags), (Some(5), Some(6)));
    }

    #[test]
    fn a_column_means_one_thing_only() {
        let map = guess(&["SMS consent", "sms"]);
        assert_eq!((map.sms_consent, map.phone), (Some(0), Some(1)));
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
        assert_eq!((map.email, map.phone), (Some(1), Some(2)));
        assert_eq!(map.external_id, None);
        assert_eq!(guess_columns_by(&header, &[]), ColumnMap::default());
    }

    #[test]
    fn a_named_column_is_not_guessed_again() {
        let header = ["mail", "other"].map(str::to_owned);
        let rows = [vec!["a@example.com".to_owned(), "b@example.com".to_owned()]];
        assert_eq!(guess_columns_by(&header, &rows).email, Some(0));
        assert_eq!(guess_columns_by(&header, &rows).phone, None);
    }

    #[test]
    fn strange_columns_mean_nothing() {
        assert_eq!(guess(&["foo", "", "bar"]), ColumnMap::default());
    }
}

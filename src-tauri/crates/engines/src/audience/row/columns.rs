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
    fn strange_columns_mean_nothing() {
        assert_eq!(guess(&["foo", "", "bar"]), ColumnMap::default());
    }
}

//! A rule without somebody: whoever is erased by law is taken out of what people wrote into rules, too.

use super::{Clause, ContactRule, TextTest};
use crate::contact_field::Field;

/// What stands in a rule where an erased person stood. No address, number or hash has spaces or brackets: as one of
/// those it fits nobody.
pub const ERASED_PERSON: &str = "(erased person)";

impl ContactRule {
    /// The rule with [`ERASED_PERSON`] in place of every text and word that names somebody; none where nothing does.
    ///
    /// Groups, conditions, their order and tests stay. With the person gone from the book, such a condition meant nobody
    /// (or, put the other way round, everybody else), and means the same in its new words.
    pub fn without(&self, names: &dyn Fn(Field, &str) -> bool) -> Option<Self> {
        let mut after = self.clone();
        let mut found = false;
        let mut take = |field: Field, text: &mut String| {
            if names(field, text) {
                ERASED_PERSON.clone_into(text);
                found = true;
            }
        };
        after.of.iter_mut().for_each(|part| visit(part, &mut take));
        found.then_some(after)
    }
}

/// Shows every text and word of a part, within groups too.
fn visit(part: &mut Clause, see: &mut impl FnMut(Field, &mut String)) {
    match part {
        Clause::Group { of, .. } => of.iter_mut().for_each(|part| visit(part, see)),
        Clause::Text { field, test } => {
            let (TextTest::Is { value }
            | TextTest::IsNot { value }
            | TextTest::Contains { value }
            | TextTest::Begins { value }) = test;
            see(*field, value);
        }
        Clause::Words { field, words, .. } => words.iter_mut().for_each(|word| see(*field, word)),
        Clause::Known { .. }
        | Clause::Lists { .. }
        | Clause::Imports { .. }
        | Clause::Consent { .. }
        | Clause::Day { .. }
        | Clause::Number { .. }
        | Clause::Bought { .. }
        | Clause::Audience { .. } => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(parts: &str) -> ContactRule {
        serde_json::from_str(&format!(r#"{{"join":"any","of":[{parts}]}}"#)).unwrap()
    }

    #[test]
    fn an_erased_person_is_taken_out_of_groups_texts_and_words_and_nothing_else() {
        let written = |who: &str, country: &str| {
            rule(&format!(
                r#"{{"if":"text","field":"email","test":{{"op":"is_not","value":"{who}"}}}},
                {{"if":"group","join":"none","of":[
                    {{"if":"words","field":"tags","has":"all_of","words":["vip","{who}"]}},
                    {{"if":"text","field":"country","test":{{"op":"is","value":"{country}"}}}}]}}"#
            ))
        };
        let names = |_: Field, text: &str| text == "ann";
        let after = written("ann", "DE").without(&names).unwrap();
        assert_eq!(after, written(ERASED_PERSON, "DE"));
        assert_eq!(after.clone().checked(), Ok(after.clone()));
        assert_eq!(after.without(&names), None);
        // The same words in another field may mean something else.
        let by_mail = |field: Field, text: &str| field == Field::Email && text == "ann";
        let after = written("bob", "ann").without(&by_mail);
        assert_eq!(after, None);
    }
}

//! Stories and house rules; the tests are in the folders beside this one.

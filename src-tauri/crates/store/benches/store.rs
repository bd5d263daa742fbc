//! What a write and an open cost, beside their floors.
fn main() {
    divan::main();
}

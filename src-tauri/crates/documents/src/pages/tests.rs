//! Facts about the pages of a preview.

use crate::fixtures::{full, hostile};

use super::*;

#[test]
fn the_preview_has_the_pages_of_the_pdf() {
    let pages = pages(&full()).unwrap();
    let pdf = crate::pdf(&full()).unwrap();
    assert_eq!(pages.svgs.len(), crate::pdf::tests::page_count(&pdf));
    assert_eq!((pages.width.round(), pages.height.round()), (595.0, 842.0));
}

#[test]
fn pages_stand_alone_and_carry_no_script() {
    for document in [full(), hostile()] {
        for svg in pages(&document).unwrap().svgs {
            let tree = roxmltree::Document::parse(&svg).unwrap();
            for node in tree.descendants().filter(roxmltree::Node::is_element) {
                assert!(
                    !["script", "text", "foreignObject", "style"].contains(&node.tag_name().name()),
                    "{node:?}"
                );
                for attribute in node.attributes() {
                    let leads = attribute.name() == "href";
                    assert!(
                        !leads
                            || attribute.value().starts_with(['#'])
                            || attribute.value().starts_with("data:image/"),
                        "{attribute:?}"
                    );
                    assert!(!attribute.name().starts_with("on"), "{attribute:?}");
                    assert!(!attribute.value().trim_start().starts_with("javascript:"));
                }
            }
        }
    }
}

#[test]
fn words_in_pictures_are_shapes() {
    let svg = crate::raster::as_shapes(
        br#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 20"><text x="1" y="15" font-family="Inter">Refill</text></svg>"#,
    )
    .unwrap();
    let svg = String::from_utf8(svg).unwrap();
    assert!(svg.contains("<path") && !svg.contains("<text"), "{svg}");
}

//! What markup would cost a parser, told before it is parsed: time grows with the square of how deep elements nest, of
//! how many stay open, and of how many attributes one has.

use super::Failure;
use crate::error::Unreadable;
use std::collections::HashMap;

/// Refuses markup that no page of text has.
pub(super) fn check(markup: &str) -> Result<(), Failure> {
    let cost = Cost::of(markup);
    let limits = [
        (cost.open, DEEPEST, "elements nested at most"),
        (cost.attributes, ATTRIBUTES, "attributes of one element, at most"),
        (cost.elements, ELEMENTS, "elements, at most"),
    ];
    match limits.into_iter().find(|(found, limit, _)| found > limit) {
        Some((found, limit, what)) => Err((Unreadable::Damaged, format!("expected {what} {limit}, found {found}"))),
        None => Ok(()),
    }
}

const DEEPEST: usize = 512;
const ATTRIBUTES: usize = 512;
const ELEMENTS: usize = 1_000_000;

/// Elements that are empty, or that the next one of their kind closes.
const CLOSED: [&str; 31] = [
    "area", "base", "body", "br", "col", "colgroup", "dd", "dt", "embed", "head", "hr", "html", "img", "input", "li",
    "link", "meta", "optgroup", "option", "p", "param", "rp", "rt", "source", "tbody", "td", "tfoot", "th", "thead",
    "tr", "wbr",
];
/// Elements whose content is no markup.
const RAW: [&str; 9] = ["iframe", "noembed", "noframes", "noscript", "script", "style", "textarea", "title", "xmp"];
/// Names of elements are shorter.
const NAME: usize = 24;

#[derive(Debug, Default, PartialEq, Eq)]
struct Cost {
    /// The most elements that stand open at one place.
    open: usize,
    /// The most attributes of one element.
    attributes: usize,
    elements: usize,
}

impl Cost {
    fn of(markup: &str) -> Self {
        let mut cost = Self::default();
        let mut open: HashMap<String, usize> = HashMap::new();
        let mut now = 0usize;
        let mut rest = markup;
        while let Some(at) = rest.find('<') {
            rest = &rest[at + 1..];
            if let Some(comment) = rest.strip_prefix("!--") {
                rest = comment.split_once("-->").map_or("", |(_, after)| after);
                continue;
            }
            let closes = rest.starts_with('/');
            let named = rest.strip_prefix('/').unwrap_or(rest);
            let length = named.bytes().take(NAME).take_while(u8::is_ascii_alphanumeric).count();
            if !named.starts_with(|first: char| first.is_ascii_alphabetic()) {
                continue;
            }
            let name = named[..length].to_ascii_lowercase();
            let (attributes, after) = attributes(&named[length..]);
            rest = after;
            cost.elements += 1;
            cost.attributes = cost.attributes.max(attributes);
            if !closes && RAW.contains(&name.as_str()) {
                rest = behind_raw(after, &name);
            } else if !CLOSED.contains(&name.as_str()) {
                let count = open.entry(name).or_default();
                if !closes {
                    (*count, now) = (*count + 1, now + 1);
                } else if *count > 0 {
                    (*count, now) = (*count - 1, now - 1);
                }
                cost.open = cost.open.max(now);
            }
        }
        cost
    }
}

/// What follows the content of a raw element, from its closing tag on.
fn behind_raw<'m>(content: &'m str, name: &str) -> &'m str {
    let mut rest = content;
    while let Some((_, after)) = rest.split_once("</") {
        if after.get(..name.len()).is_some_and(|closed| closed.eq_ignore_ascii_case(name)) {
            return &rest[rest.len() - after.len() - 2..];
        }
        rest = after;
    }
    ""
}

/// How many attributes a tag has behind its name, and what follows the tag.
fn attributes(tag: &str) -> (usize, &str) {
    let (mut count, mut quote, mut before) = (0, None, b' ');
    for (at, byte) in tag.bytes().enumerate() {
        match (quote, byte) {
            (Some(open), _) if byte == open => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'') if before == b'=' => quote = Some(byte),
            (None, b'>') => return (count, &tag[at + 1..]),
            (None, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c' | b'/') => count += 1,
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            before = byte;
        }
    }
    (count, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cost_of_markup() {
        let cases = [
            ("<p>a<p>b<br>c", Cost { open: 0, attributes: 0, elements: 3 }),
            ("<div><span>a</span></div><div>b</div>", Cost { open: 2, attributes: 0, elements: 6 }),
            ("<a href=\"x/y/z\" title='a > b'>c</a>", Cost { open: 1, attributes: 2, elements: 2 }),
            ("<script>if (a<b && c<d) { '<div><div>' }</script>a", Cost { open: 0, attributes: 0, elements: 2 }),
            ("<SCRIPT>'</div>'</Script><div>", Cost { open: 1, attributes: 0, elements: 3 }),
            ("<div><!--</div>--><title></div></TITLE>", Cost { open: 1, attributes: 0, elements: 3 }),
            ("a<b", Cost { open: 1, attributes: 0, elements: 1 }),
            ("1<2，3<4", Cost::default()),
        ];
        for (markup, cost) in cases {
            assert_eq!(Cost::of(markup), cost, "{markup}");
        }
    }

    #[test]
    fn what_no_page_has_is_refused() {
        let many = |piece: &str| piece.repeat(20_000);
        assert!(check(&many("<div>")).is_err());
        assert!(check(&many("<div><font color=1></div>")).is_err());
        assert!(check(&format!("<p {}>", many("a=1 "))).is_err());
        assert!(check(&many("<p>新建学校3所。<br>")).is_ok());
        assert!(check(&many("<div class=a><a href='b?c=1&d=2'>新建学校3所。</a></div>")).is_ok());
    }
}

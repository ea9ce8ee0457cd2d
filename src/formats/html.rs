//! Web pages: the main content without the furniture, tables a line a row.

use super::{Failure, Format, Options, Repair, Text, encoding};
use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};
use std::collections::HashMap;

pub(super) fn read(bytes: &[u8], options: &Options) -> Result<Text, Failure> {
    let decoded = encoding::decode(bytes, options)?;
    let mut text = of_markup(&decoded.text)?;
    text.encoding = Some(decoded.encoding);
    if decoded.lossy {
        text.repairs.push(Repair::CharactersLost);
    }
    Ok(text)
}

/// The text of markup.
pub(super) fn of_markup(page: &str) -> Result<Text, Failure> {
    let (title, markup) = without_front_matter(page);
    super::markup::check(markup)?;
    let page = with_line_ends(markup);
    let markup = page.html();
    for furniture in FURNITURE {
        page.select(furniture).remove();
    }
    let whole = lines(&page.root());
    // Furniture is links and labels: sentences and rows outside links are what there is to keep.
    page.select("a").remove();
    let content = lines(&page.root());
    let article = article(&markup).filter(|article| leaves_out(&content, article) <= LEFT_OUT);
    let repairs = if article.is_none() { vec![Repair::WholePage] } else { Vec::new() };
    let text = article.unwrap_or(whole);
    let text = match title {
        Some(title) => titled(title, text),
        None => text,
    };
    Ok(Text { text, format: Format::Html, encoding: None, repairs })
}

/// Ends a line inside a block. Readability takes two <br> for the end of a paragraph, and tears what stands in it.
const LINE_END: char = '\u{2028}';

/// A page whose lines end in characters: at every <br>, and in what keeps the source's own lines.
fn with_line_ends(markup: &str) -> Document {
    let page = Document::from(markup);
    for line in page.select("br").nodes() {
        line.replace_with_html(LINE_END.to_string());
    }
    for kept in page.select("pre, textarea, [style*='white-space:pre'], [style*='white-space: pre']").nodes() {
        for node in kept.descendants().iter().filter(|node| node.is_text()) {
            node.set_text(node.text().replace('\n', &LINE_END.to_string()));
        }
    }
    page
}

/// What is never content.
const FURNITURE: [&str; 9] = ["script", "style", "noscript", "nav", "footer", "iframe", "select", "button", "svg"];

/// An article that leaves out more per cent of what a page says was guessed wrong.
const LEFT_OUT: usize = 4;
/// Pages of more elements are kept whole: the guess would take too long.
const ELEMENTS: usize = 200_000;

/// The main content with the page's title, where one is found.
fn article(markup: &str) -> Option<String> {
    let config = Config { max_elements_to_parse: ELEMENTS, ..Config::default() };
    let article = Readability::new(markup, None, Some(config)).ok()?.parse().ok()?;
    Some(titled(&article.title, lines(&Document::from(&*article.content).root())))
}

/// A text with its title, unless it opens with it.
fn titled(title: &str, text: String) -> String {
    let bare = |text: &str| text.chars().filter(|character| !character.is_whitespace()).collect::<String>();
    let head: String = text.chars().take(HEAD).collect();
    let title = title.trim();
    if title.is_empty() || bare(&head).contains(&bare(title)) { text } else { format!("{title}\n{text}") }
}

/// A title stands within so many characters.
const HEAD: usize = 500;

/// How many per cent of what a page says, in sentences and cells of tables, its article leaves out. Pages say things
/// twice, once in one long line: sentences are the same that end the same.
fn leaves_out(page: &str, article: &str) -> usize {
    let said = |text: &str| -> HashMap<String, usize> {
        let says = |line: &&str| line.contains(['。', '；', '\t']);
        let pieces = text.lines().filter(says).flat_map(|line| line.split(['。', '；', '\t']));
        let end = |piece: &str| {
            let bare: Vec<char> = piece.chars().filter(|character| !character.is_whitespace()).collect();
            (bare[bare.len().saturating_sub(END)..].iter().collect(), bare.len())
        };
        pieces.map(end).collect()
    };
    let (page, article) = (said(page), said(article));
    let all: usize = page.values().sum();
    let missing: usize = page.iter().filter(|(end, _)| !article.contains_key(*end)).map(|(_, length)| length).sum();
    missing * 100 / all.max(1)
}

/// So many characters tell one sentence from another.
const END: usize = 8;

/// A page without the settings that a site generator keeps before it, and the title they give.
fn without_front_matter(markup: &str) -> (Option<&str>, &str) {
    let rest = markup.strip_prefix("---").map(|rest| rest.trim_start_matches('\r'));
    let parts = rest.and_then(|rest| rest.strip_prefix('\n')).and_then(|rest| rest.split_once("\n---"));
    let Some((settings, page)) = parts else { return (None, markup) };
    let title = settings.lines().find_map(|line| line.strip_prefix("title:"));
    (title.map(|title| title.trim().trim_matches(['"', '\''])), page)
}

/// What a step of the walk through a page's tree does.
enum Step<'n> {
    Enter(NodeRef<'n>),
    Leave(Element),
}

#[derive(Clone, Copy, PartialEq)]
enum Element {
    Block,
    Cell,
    Inline,
}

/// The text of a tree, a block a line, a table row a line with tabs between its cells.
fn lines(root: &NodeRef<'_>) -> String {
    // The text of the page, and of each cell that is open.
    let mut texts = vec![String::new()];
    let mut steps = vec![Step::Enter(*root)];
    while let Some(step) = steps.pop() {
        let depth = texts.len() - 1;
        let Some(out) = texts.last_mut() else { break };
        match step {
            Step::Enter(node) if node.is_text() => append_lines(out, &node.text()),
            Step::Enter(node) => {
                let name = node.node_name().map(|name| name.to_string()).unwrap_or_default();
                let element = element(&name, depth);
                if element == Element::Block {
                    end_line(out);
                }
                if element == Element::Cell {
                    texts.push(String::new());
                }
                steps.push(Step::Leave(element));
                steps.extend(node.children_it(true).map(Step::Enter));
            }
            Step::Leave(Element::Cell) => {
                let inner = texts.pop().unwrap_or_default();
                if let Some(out) = texts.last_mut() {
                    leave_cell(out, inner.trim());
                }
            }
            Step::Leave(Element::Block) => end_line(out),
            Step::Leave(Element::Inline) => {}
        }
    }
    let mut out = texts.swap_remove(0);
    end_line(&mut out);
    out
}

/// Cells inside more cells than this are blocks.
const NESTED: usize = 6;

fn element(name: &str, depth: usize) -> Element {
    match name {
        "td" | "th" if depth < NESTED => Element::Cell,
        "address" | "article" | "blockquote" | "body" | "caption" | "center" | "dd" | "div" | "dl" | "dt"
        | "figcaption" | "figure" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "hr" | "html" | "li" | "main" | "ol"
        | "p" | "pre" | "section" | "table" | "tbody" | "td" | "tfoot" | "th" | "thead" | "title" | "tr" | "ul" => {
            Element::Block
        }
        _ => Element::Inline,
    }
}

/// A cell of a data table is one piece of its row's line; one that lays out a page keeps its lines.
fn leave_cell(out: &mut String, inner: &str) {
    if inner.lines().nth(1).is_some() && inner.chars().nth(LAYOUT).is_some() {
        end_line(out);
        out.push_str(inner);
        out.push('\n');
    } else {
        let mut pieces = inner.lines().map(str::trim).filter(|line| !line.is_empty());
        out.extend(pieces.next());
        pieces.for_each(|piece| out.extend([" ", piece]));
        out.push('\t');
    }
}

/// A cell of several lines and more characters than this lays out a page.
const LAYOUT: usize = 200;

fn end_line(out: &mut String) {
    let length = out.trim_end_matches([' ', '\t', '\u{a0}']).len();
    out.truncate(length);
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
}

/// Appends text, a line for each of its line ends.
fn append_lines(out: &mut String, text: &str) {
    for (index, line) in text.split(LINE_END).enumerate() {
        if index > 0 {
            end_line(out);
        }
        append(out, line);
    }
}

/// Appends text as a page shows it: white space is one space, and none beside Han where the source breaks a line.
fn append(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_space = |character: char| character.is_ascii_whitespace() || character == '\u{a0}';
        let end = rest.find(|character| is_space(character) != is_space(first)).unwrap_or(rest.len());
        let (piece, after) = rest.split_at(end);
        if !is_space(first) {
            out.push_str(piece);
        } else if !out.is_empty() && !out.ends_with(['\n', ' ', '\t']) && !breaks_han(out, piece) {
            out.push(' ');
        }
        rest = after;
    }
}

/// Whether white space only breaks a line of the source behind Han.
fn breaks_han(out: &str, space: &str) -> bool {
    space.contains('\n') && !out.ends_with(|last: char| last.is_ascii())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_its_lines() {
        let cases = [
            ("<p>新建学校<b>3</b>所。</p><p>新建\n  医院1所。</p>", "新建学校3所。\n新建医院1所。\n"),
            ("一、目标<br>新建学校3所。", "一、目标\n新建学校3所。\n"),
            (
                "<table><tr><td>指标</td><td><p>目标</p></td></tr><tr><td>新增就业</td><td>5万人</td></tr></table>",
                "指标\t目标\n新增就业\t5万人\n",
            ),
            ("<p>a &amp; b&nbsp;c</p>", "a & b c\n"),
            ("<p></p> <p> </p>", ""),
            ("<p>一、目标<br><br>改造<font>5</font>个小区。</p>", "一、目标\n改造5个小区。\n"),
            ("<pre>一、目标\n新建学校3所。</pre>", "一、目标\n新建学校3所。\n"),
            ("<p style='white-space: pre-wrap'>一、目标\n新建学校3所。</p>", "一、目标\n新建学校3所。\n"),
        ];
        for (markup, text) in cases {
            assert_eq!(lines(&with_line_ends(markup).root()), text, "{markup}");
        }
    }

    #[test]
    fn furniture_goes_and_the_title_stays() {
        let body = "<p>力争全年新增高新技术企业100家以上，科技型中小企业入库800家以上，持续推进创新。</p>".repeat(12);
        let page = format!(
            "<html><head><title>南湾市行动计划</title></head><body><nav><a href=a>首页</a><a href=b>政务公开</a></nav>\
             <div class=article>{body}</div><div class=footer><a href=c>版权所有</a></div></body></html>"
        );
        let Ok(read) = of_markup(&page) else { panic!("{page}") };
        assert!(read.text.starts_with("南湾市行动计划\n力争全年"), "{}", read.text);
        assert!(!read.text.contains("首页") && !read.text.contains("版权"), "{}", read.text);
        assert_eq!(read.text.lines().count(), 13);
    }

    #[test]
    fn an_article_that_leaves_much_out_is_not_believed() {
        let body = "<p>力争全年新增高新技术企业100家以上，科技型中小企业入库800家以上，持续推进创新。</p>".repeat(12);
        let rows = "<tr><td>新建学校</td><td>3所</td></tr>".repeat(40);
        let page = format!("<html><body><div id=a>{body}</div><div id=b><table>{rows}</table></div></body></html>");
        let Ok(read) = of_markup(&page) else { panic!("{page}") };
        assert_eq!(read.text.matches("新建学校\t3所").count(), 40);
    }

    #[test]
    fn a_generator_s_settings_go_and_their_title_stays() {
        let page = "---\nlayout: default\ntitle: \"南湾市行动计划（2026—2028年）\"\n---\n<p>新建学校3所。</p>";
        let Ok(read) = of_markup(page) else { panic!("{page}") };
        assert_eq!(read.text, "南湾市行动计划（2026—2028年）\n新建学校3所。\n");
    }

    #[test]
    fn depth_is_no_danger() {
        let nested = |depth: usize| format!("{}新建学校3所。{}", "<div>".repeat(depth), "</div>".repeat(depth));
        assert_eq!(of_markup(&nested(500)).map(|read| read.text).ok().as_deref(), Some("新建学校3所。\n"));
        assert!(of_markup(&nested(20_000)).is_err());
    }
}

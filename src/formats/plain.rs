//! Plain text, and what it can be in disguise: a web page saved as `.txt`, line ends written out, a PDF's text layer.

use super::{Failure, Format, Options, Repair, Text, encoding, html, reflow};

pub(super) fn read(bytes: &[u8], options: &Options) -> Result<Text, Failure> {
    let decoded = encoding::decode(bytes, options)?;
    let mut text = if is_markup(&decoded.text) {
        html::of_markup(&decoded.text)?
    } else {
        Text { text: decoded.text, format: Format::Text, encoding: None, repairs: Vec::new() }
    };
    text.encoding = Some(decoded.encoding);
    if text.text.contains('\r') {
        // Offsets count as programs count that read a file line by line.
        text.text = text.text.replace("\r\n", "\n").replace('\r', "\n");
    }
    if decoded.lossy {
        text.repairs.push(Repair::CharactersLost);
    }
    if let Some(mended) = restored(&text.text) {
        text.text = mended;
        text.repairs.push(Repair::LineEndsRestored);
    }
    reflow::reflow(&mut text);
    Ok(text)
}

/// How far into a text its nature shows, in bytes.
const HEAD: usize = 4096;

/// Whether a text opens with a tag and goes on with the tags of paragraphs.
fn is_markup(text: &str) -> bool {
    let end = (0..=HEAD.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let head = text[..end].to_ascii_lowercase();
    let opens =
        head.trim_start_matches(|character: char| character.is_whitespace() || character == '"').starts_with('<');
    opens
        && ["<p>", "<p ", "<div", "<br", "<td", "</p>", "<html"]
            .iter()
            .map(|tag| head.matches(tag).count())
            .sum::<usize>()
            >= 3
}

/// The text with `\r\n` and `\n` as line ends where they stand written out and real ones hardly occur.
fn restored(text: &str) -> Option<String> {
    let written = text.matches("\\n").count();
    let real = text.matches('\n').count();
    (written > 2 && written > 4 * real).then(|| text.replace("\\r\\n", "\n").replace("\\n", "\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_text_is_in_disguise() {
        let cases = [
            ("新建学校3所。\n新建医院1所。", "新建学校3所。\n新建医院1所。", &[][..]),
            (
                "一、目标\\r\\n新建学校3所。\\r\\n新建医院1所。\\r\\n",
                "一、目标\n新建学校3所。\n新建医院1所。\n",
                &[Repair::LineEndsRestored],
            ),
            ("一、目标\r\n新建学校3所。\r新建医院1所。", "一、目标\n新建学校3所。\n新建医院1所。", &[]),
            ("路径C:\\new中。\n新建学校3所。", "路径C:\\new中。\n新建学校3所。", &[]),
            ("a<b且b<c。", "a<b且b<c。", &[]),
        ];
        for (bytes, text, repairs) in cases {
            let Ok(read) = read(bytes.as_bytes(), &Options::default()) else { panic!("{bytes}") };
            assert_eq!((read.text.as_str(), read.repairs.as_slice(), read.format), (text, repairs, Format::Text));
        }
        let page = "\"<div class=\"title\"><h2>报告</h2></div><p>新建学校3所。</p><p>新建医院1所。</p>\"";
        let Ok(read) = read(page.as_bytes(), &Options::default()) else { panic!("{page}") };
        assert_eq!(read.format, Format::Html);
        assert!(read.text.contains("\n新建学校3所。\n新建医院1所。"), "{}", read.text);
    }
}

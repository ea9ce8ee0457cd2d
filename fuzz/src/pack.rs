//! Puts bytes where readers of foreign formats look first, inside files that are otherwise whole.

use std::io::{Cursor, Write};
use zip::CompressionMethod;
use zip::write::SimpleFileOptions;

/// What parts the pieces of one input.
pub const CUT: u8 = 0;

/// A Word file of these parts: its body, its numberings, its styles.
pub fn docx(bytes: &[u8]) -> Vec<u8> {
    let names = ["word/document.xml", "word/numbering.xml", "word/styles.xml"];
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in names.into_iter().zip(bytes.split(|byte| *byte == CUT)) {
        zip.start_file(name, stored).and_then(|()| Ok(zip.write_all(content)?)).expect("memory takes it");
    }
    zip.finish().expect("memory takes it").into_inner()
}

/// A PDF of one page that draws the first piece, in a font of a Chinese code table (`F1`) and one whose table of
/// characters is the second piece (`F2`); the third is a form that the page can draw (`X1`).
pub fn pdf(bytes: &[u8]) -> Vec<u8> {
    let mut pieces = bytes.splitn(3, |byte| *byte == CUT);
    let mut stream = |dictionary: &str| {
        let content = pieces.next().unwrap_or_default();
        let head = format!("<< /Length {} {dictionary} >>\nstream\n", content.len());
        [head.as_bytes(), content, b"\nendstream"].concat()
    };
    let objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>".to_vec(),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources 7 0 R >>".to_vec(),
        stream(""),
        stream(""),
        stream("/Type /XObject /Subtype /Form /Matrix [1 0 0 1 9 9] /Resources 7 0 R"),
        b"<< /Font << /F1 8 0 R /F2 9 0 R >> /XObject << /X1 6 0 R >> >>".to_vec(),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /GBK-EUC-H >>".to_vec(),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /Identity-H /ToUnicode 5 0 R \
          /DescendantFonts [<< /DW 1000 /W [1 [500 600] 7 900 800] >>] >>"
            .to_vec(),
    ];
    let mut file = b"%PDF-1.5\n".to_vec();
    let mut places = String::new();
    for (index, object) in objects.iter().enumerate() {
        places += &format!("{:010} 00000 n \n", file.len());
        file.extend([format!("{} 0 obj\n", index + 1).as_bytes(), object, b"\nendobj\n"].concat());
    }
    let (table, size) = (file.len(), objects.len() + 1);
    let end = format!("trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
    file.extend(format!("xref\n0 {size}\n0000000000 65535 f \n{places}{end}").bytes());
    file
}

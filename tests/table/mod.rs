//! Tables of cases: every row that is wrong is shown, not the first alone.

/// A row of a table: its label, its text, what is expected of it and what came out.
pub struct Row<'r> {
    pub label: &'r str,
    pub text: &'r str,
    pub expected: &'r str,
    pub got: String,
}

/// Fails with all rows whose expectation is not met.
pub fn agree<'r>(rows: impl IntoIterator<Item = Row<'r>>) {
    let rows: Vec<Row<'r>> = rows.into_iter().collect();
    let wrong: Vec<String> = rows
        .iter()
        .filter(|row| row.got != row.expected)
        .map(|Row { label, text, expected, got }| {
            format!("[{label}] {text}\n    expected {expected}\n    got      {got}")
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {} wrong\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}

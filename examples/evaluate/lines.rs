//! Lines of a text and where they start, in code points, as annotations count.

/// The lines of a text, parted at line feeds only: a carriage return is the last character of its line.
pub struct Lines<'t> {
    lines: Vec<&'t str>,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    /// Parts `text` into its lines.
    pub fn of(text: &'t str) -> Self {
        let lines: Vec<&str> = text.split('\n').collect();
        let mut starts = Vec::with_capacity(lines.len());
        let mut next = 0;
        for line in &lines {
            starts.push(next);
            next += line.chars().count() + 1;
        }
        Self { lines, starts }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.lines.len()
    }

    /// Where line `number` (from 1) starts in the text.
    pub fn start(&self, number: usize) -> usize {
        self.starts[number - 1]
    }

    /// The number (from 1) of the line that holds the character at `offset`.
    pub fn holding(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset)
    }

    /// The characters `from..to` of line `number`, as far as it reaches.
    pub fn slice(&self, number: usize, from: usize, to: usize) -> String {
        self.lines[number - 1].chars().skip(from).take(to.saturating_sub(from)).collect()
    }
}

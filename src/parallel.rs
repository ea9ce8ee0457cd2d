//! Many texts at once, on all cores (feature `parallel`).

use crate::extract::{Extraction, Extractor, Report};
use rayon::prelude::*;

impl Extractor {
    /// Extracts many reports side by side, on the threads of the [`rayon`] pool it is called in. The results stand in
    /// the order of the reports and are those that [`Extractor::extract`] gives for each.
    ///
    /// ```
    /// use policy_targets::{Extractor, Report};
    /// // "add 100 firms" and "build three schools"
    /// let found = Extractor::new().extract_all(&[Report::new("新增企业100家。"), Report::new("新建学校3所。")]);
    /// let quotes: Vec<_> = found.iter().map(|found| found.targets[0].quote.as_str()).collect();
    /// assert_eq!(quotes, ["100家", "3所"]);
    /// ```
    pub fn extract_all(&self, reports: &[Report<'_>]) -> Vec<Extraction> {
        // Reports differ in length: handed out one by one, no thread is left with the longest.
        reports.par_iter().with_max_len(1).map(|report| self.extract(report)).collect()
    }
}

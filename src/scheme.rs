//! The closed sets of the annotation scheme, with the names that the guideline gives them.

macro_rules! closed_set {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$doc])* #[serde(rename = $text)] $variant),+ }

        impl $name {
            /// Every member with its name in records.
            pub const ALL: &'static [(&'static str, $name)] = &[$(($text, $name::$variant)),+];

            /// The name it has in records.
            pub fn name(self) -> &'static str {
                match self { $($name::$variant => $text),+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.pad(self.name())
            }
        }
    };
}

pub(crate) use closed_set;

closed_set! {
    /// How the number limits the quantity. 以上, 以下 and 以内 include the number itself (Civil Code art. 1259).
    ///
    /// `100家以上` ("100 firms or more") is [`Bound::Ge`], `5.5%左右` ("about 5.5 %") is [`Bound::Approx`].
    ///
    /// ```
    /// use policy_targets::{Bound, Extractor};
    /// let found = Extractor::new().measures("100家以上");
    /// assert_eq!((found[0].bound, found[0].bound.name()), (Bound::Ge, "ge"));
    /// ```
    Bound {
        /// No bound word, or 达到, 为, 保持在: exactly.
        Eq = "eq",
        /// 以上, 不低于, 至少: the number or more.
        Ge = "ge",
        /// 超过, 突破, 余, 多, 上百: more than the number.
        Gt = "gt",
        /// 以内, 以下, 不超过, 控制在: the number or less.
        Le = "le",
        /// 低于, 少于: less than the number.
        Lt = "lt",
        /// 左右, 约: about the number.
        Approx = "approx",
        /// 近, 接近: nearly the number.
        Nearly = "nearly",
        /// A range with two ends (`5%—6%`).
        Range = "range",
    }
}

closed_set! {
    /// What the number says of the indicator.
    ///
    /// `增长5%` ("grow by 5 %") is [`Change::Increase`], `新建100所` ("build 100") is [`Change::Deliver`].
    ///
    /// ```
    /// use policy_targets::{Change, Extractor, Report};
    /// // "build 100 schools"
    /// let found = Extractor::new().extract(&Report::new("新建学校100所。"));
    /// assert_eq!(found.targets[0].change, Change::Deliver);
    /// ```
    Change {
        /// An amount or rate added.
        Increase = "increase",
        /// An amount or rate taken away.
        Decrease = "decrease",
        /// A state or total to be reached or kept.
        Level = "level",
        /// A count or amount of things to be done, made, given or brought in.
        Deliver = "deliver",
    }
}

impl Change {
    /// Whether the number is what is added or taken away, and not what is reached or done.
    pub(crate) fn moves(self) -> bool {
        matches!(self, Self::Increase | Self::Decrease)
    }
}

closed_set! {
    /// How firmly the target is promised.
    ///
    /// `确保` ("ensure") is [`Strength::Ensure`], `力争` ("strive") is [`Strength::Strive`].
    ///
    /// ```
    /// use policy_targets::{Extractor, Report, Strength};
    /// // "ensure that grain output stays at 150,000 tonnes"
    /// let found = Extractor::new().extract(&Report::new("确保粮食产量稳定在15万吨。"));
    /// assert_eq!(found.targets[0].strength, Strength::Ensure);
    /// ```
    Strength {
        /// 确保, 保证, 务必, 必须.
        Ensure = "ensure",
        /// 力争, 争取, 努力.
        Strive = "strive",
        /// 预期, or an item of a list introduced as 预期目标.
        Expect = "expect",
        /// None of these.
        Plan = "plan",
    }
}

closed_set! {
    /// How the number spreads over the years.
    ///
    /// `年均增长5%` ("grow by 5 % a year on average") is [`Rate::AnnualAverage`].
    ///
    /// ```
    /// use policy_targets::{Extractor, Rate, Report};
    /// let found = Extractor::new().extract(&Report::new("财政收入年均增长5%。"));
    /// assert_eq!(found.targets[0].rate, Some(Rate::AnnualAverage));
    /// ```
    Rate {
        /// 年均.
        AnnualAverage = "annual_average",
        /// 每年.
        PerYear = "per_year",
        /// 累计.
        Cumulative = "cumulative",
    }
}

closed_set! {
    /// What a measure is to the reporting government.
    ///
    /// `力争新增100家` ("strive for 100 more") is [`Status::Target`], `去年新增120家` ("120 more last year")
    /// [`Status::Achievement`], `从380元` ("from 380 yuan") [`Status::Background`].
    ///
    /// ```
    /// use policy_targets::{Extractor, Report, Status};
    /// let extractor = Extractor::builder().all(true).build()?;
    /// // "the allowance rises from 380 to 400 yuan"
    /// let found = extractor.extract(&Report::new("补助标准从380元提高到400元。"));
    /// let statuses: Vec<_> = found.targets.iter().map(|target| target.status).collect();
    /// assert_eq!(statuses, [Status::Background, Status::Target]);
    /// # Ok::<(), policy_targets::Error>(())
    /// ```
    Status {
        /// Promised for a period that has not ended.
        Target = "target",
        /// Done, or estimated for a past period.
        Achievement = "achievement",
        /// A fact, a baseline, a class or an attribute.
        Background = "background",
    }
}

closed_set! {
    /// What kind of quantity a unit measures.
    ///
    /// ```
    /// use policy_targets::{Extractor, UnitKind};
    /// // "23,800 mu"
    /// assert_eq!(Extractor::new().measures("2.38万亩")[0].kind, Some(UnitKind::Area));
    /// ```
    #[non_exhaustive]
    UnitKind {
        /// Classifiers that count things: 个, 家, 项.
        Count = "count",
        /// People: 人, 名, 人次.
        Person = "person",
        /// Money.
        Money = "money",
        /// Length.
        Length = "length",
        /// Area.
        Area = "area",
        /// Volume.
        Volume = "volume",
        /// Mass.
        Mass = "mass",
        /// Power.
        Power = "power",
        /// Energy.
        Energy = "energy",
        /// Voltage.
        Voltage = "voltage",
        /// Amounts of data.
        Data = "data",
        /// Computing power.
        Compute = "compute",
        /// Freight.
        Freight = "freight",
        /// Concentration.
        Concentration = "concentration",
        /// Time.
        Time = "time",
        /// Age.
        Age = "age",
        /// Percent, percentage points, multiples.
        Ratio = "ratio",
        /// Temperature.
        Temperature = "temperature",
        /// Speed.
        Speed = "speed",
        /// Anything else.
        Other = "other",
    }
}

closed_set! {
    /// A classification that the classes of the taxonomy are related to.
    ///
    /// ```
    /// use policy_targets::{Extractor, Standard};
    /// let extractor = Extractor::new();
    /// // Section A of the Chinese industrial classification
    /// assert_eq!(extractor.standard_code(Standard::Gbt4754, "A").unwrap().title_zh, "农、林、牧、渔业");
    /// ```
    #[non_exhaustive]
    Standard {
        /// Sections A–T of GB/T 4754-2017, the Chinese classification of industries.
        Gbt4754 = "gbt4754",
        /// Divisions and groups of the UN Classification of the Functions of Government (1999).
        Cofog = "cofog",
        /// Major topics of the Comparative Agendas Project.
        Cap = "cap",
        /// Goals and targets of the UN Sustainable Development Goals.
        Sdg = "sdg",
        /// Themes of the State Council's library of policy documents (政策文件主题分类).
        GovTheme = "gov_theme",
        /// Functional classes of the Chinese budget (政府收支分类科目, 支出功能分类).
        BudgetFunction = "budget_func",
    }
}

closed_set! {
    /// Where the year or place of a document is known from. A lower one is asked only where those above it are silent.
    ///
    /// ```
    /// use policy_targets::{Extractor, Origin, Report};
    /// // "Work report of Qinghe County"; the file is named "Qinghe County 2024"
    /// let report = Report::new("青河县政府工作报告\n新建学校3所。").with_name("青河县-2024");
    /// let found = Extractor::new().extract(&report);
    /// assert_eq!((found.place.as_deref(), found.place_origin), (Some("青河县"), Some(Origin::Text)));
    /// assert_eq!((found.year, found.year_origin), (Some(2024), Some(Origin::Name)));
    /// ```
    #[non_exhaustive]
    Origin {
        /// The caller says so.
        Given = "given",
        /// The text says so.
        Text = "text",
        /// The name of its file says so.
        Name = "name",
        /// Nothing says so: the caller's default.
        Default = "default",
    }
}

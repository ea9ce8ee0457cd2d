//! The closed sets of the annotation scheme, with the names that the guideline gives them.

use serde::{Deserialize, Serialize};

macro_rules! closed_set {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$doc])* $variant),+ }

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

closed_set! {
    /// How the number limits the quantity. 以上, 以下 and 以内 include the number itself (Civil Code art. 1259).
    ///
    /// `100家以上` ("100 firms or more") is [`Bound::Ge`], `5.5%左右` ("about 5.5 %") is [`Bound::Approx`].
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

closed_set! {
    /// How firmly the target is promised.
    ///
    /// `确保` ("ensure") is [`Strength::Ensure`], `力争` ("strive") is [`Strength::Strive`].
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
    /// [`Status::Achievement`], `占全国三成` ("30 % of the nation") [`Status::Background`].
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

use super::*;
use proptest::prelude::*;

fn value(text: &str) -> Option<String> {
    match read(text, 0, &|_| false)? {
        Reading::Numeral(numeral) if numeral.span.end == text.len() => Some(numeral.value.to_string()),
        _ => None,
    }
}

#[test]
fn numbers_in_every_script() {
    let cases = [
        ("100", "100"),
        ("2.38万", "23800"),
        ("4500亿", "450000000000"),
        ("0亿", "0"),
        ("0万", "0"),
        ("1,234,567", "1234567"),
        ("１００", "100"),
        ("３．５万", "35000"),
        ("3541.07万", "35410700"),
        ("3.87 万亿", "3870000000000"),
        ("三千二百亿", "320000000000"),
        ("一万五千亿", "1500000000000"),
        ("二十万亿", "20000000000000"),
        ("3千2百亿", "320000000000"),
        ("3万4000", "34000"),
        ("2.7万亿", "2700000000000"),
        ("4亿5千万", "450000000"),
        ("十", "10"),
        ("十五", "15"),
        ("二十", "20"),
        ("一百零五", "105"),
        ("三百五", "350"),
        ("一万二", "12000"),
        ("三千零五", "3005"),
        ("两千", "2000"),
        ("百", "100"),
        ("万", "10000"),
        ("百万", "1000000"),
        ("千亿", "100000000000"),
        ("五点五", "5.5"),
        ("零点九", "0.9"),
        ("一点五万", "15000"),
        ("百分之五点五", "5.5"),
        ("百分之百", "100"),
        ("百分之一百二十", "120"),
        ("百分之80", "80"),
        ("千分之七", "7"),
        ("二〇二六", "2026"),
        ("一九八五", "1985"),
        ("十来万", "100000"),
        ("500多亿", "50000000000"),
        ("1900多", "1900"),
        ("几十", "10"),
        ("几万", "10000"),
        ("数百", "100"),
        ("十几", "10"),
        ("二十余", "20"),
        ("三分之一", "0.333333333333"),
        ("四分之三", "0.75"),
        ("1/4", "0.25"),
        ("壹佰贰拾", "120"),
        ("-5.6", "-5.6"),
        ("负三", "-3"),
        ("三百十五", "315"),
        ("75.3百万", "75300000"),
        ("1亿3000万", "130000000"),
        ("九千九百九十九万亿", "9999000000000000"),
    ];
    for (text, expected) in cases {
        assert_eq!(value(text).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn what_only_looks_like_a_number() {
    let cases = [
        "十百千",
        "百千万",
        "一多",
        "几个",
        "数字",
        "来自",
        "多个",
        "余额",
        "点",
        "负担",
        "1.2.3",
        "二十十",
        "123456789012345678901234567890",
        "分之一",
        "亿万亿万亿万亿万亿万亿万",
        ".5",
        "-",
        "五百千",
        "一万二万",
    ];
    for text in cases {
        assert_eq!(value(text), None, "{text}");
    }
}

#[test]
fn neighbouring_digits_are_a_range() {
    for (text, low, high) in
        [("三五百", "300", "500"), ("七八十", "70", "80"), ("两三", "2", "3"), ("五六万", "50000", "60000")]
    {
        let Some(Reading::Numeral(numeral)) = read(text, 0, &|_| false) else { panic!("{text}") };
        assert_eq!(
            (numeral.value.to_string(), numeral.upper.unwrap().to_string()),
            (low.into(), high.into()),
            "{text}"
        );
    }
}

#[test]
fn what_is_left_open_is_kept() {
    let vague = |text| match read(text, 0, &|_| false) {
        Some(Reading::Numeral(numeral)) => numeral.vague,
        _ => panic!("{text}"),
    };
    assert_eq!(vague("500多亿"), Some(Vague::More));
    assert_eq!(vague("十来万"), Some(Vague::About));
    assert_eq!(vague("几十"), Some(Vague::More));
    assert_eq!(vague("五百亿"), None);
}

/// A number as formal Chinese writes it (GB/T 15835-2011).
fn han(number: u64) -> String {
    const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    fn group(number: u64) -> String {
        let (mut out, mut gap) = (String::new(), false);
        for (place, unit) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
            let digit = number / place % 10;
            if digit == 0 {
                gap |= !out.is_empty();
            } else {
                if std::mem::take(&mut gap) {
                    out.push('零');
                }
                out.push_str(DIGITS[digit as usize]);
                out.push_str(unit);
            }
        }
        out
    }
    fn below_yi(number: u64) -> String {
        let (wan, rest) = (number / 10_000, number % 10_000);
        let mut out = String::new();
        if wan > 0 {
            out = group(wan) + "万";
            if rest > 0 && rest < 1000 {
                out.push('零');
            }
        }
        out + &group(rest)
    }
    if number == 0 {
        return DIGITS[0].into();
    }
    let (yi, rest) = (number / 100_000_000, number % 100_000_000);
    let mut out = String::new();
    if yi > 0 {
        out = below_yi(yi) + "亿";
        if rest > 0 && rest < 10_000_000 {
            out.push('零');
        }
    }
    out + &below_yi(rest)
}

proptest! {
    #[test]
    fn formal_numerals_round_trip(number in 0u64..=10_000_000_000_000_000) {
        let text = han(number);
        prop_assert_eq!(value(&text), Some(number.to_string()), "{}", text);
    }

    #[test]
    fn arabic_decimals_round_trip(whole in 0u64..10_000_000_000_000, cents in 0u32..100) {
        let text = format!("{whole}.{cents:02}");
        let expected = Decimal::new(i64::try_from(whole).unwrap() * 100 + i64::from(cents), 2).normalize();
        prop_assert_eq!(value(&text), Some(expected.to_string()));
    }

    #[test]
    fn magnitudes_multiply_exactly(coefficient in 1u64..1_000_000, scale in 0usize..4) {
        let (mark, factor) = [("", 1u64), ("万", 10_000), ("亿", 100_000_000), ("万亿", 1_000_000_000_000)][scale];
        prop_assert_eq!(value(&format!("{coefficient}{mark}")), Some((coefficient * factor).to_string()));
    }

    #[test]
    fn noise_never_panics_and_always_moves_on(text in "[0-9０-９一二三十百千万亿点多余几来数分之./,负-]{1,40}") {
        if let Some(reading) = read(&text, 0, &|_| false) {
            let end = match reading { Reading::Numeral(numeral) => numeral.span.end, Reading::Nonsense(end) => end };
            prop_assert!(end > 0 && text.is_char_boundary(end));
        }
    }
}

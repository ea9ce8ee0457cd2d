//! The characters numbers are written with (GB/T 15835-2011, with its capital forms 壹 贰 叁).

/// What one character contributes to a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// An Arabic digit, half or full width.
    Arabic(u8),
    /// A Han digit.
    Han(u8),
    /// 十 百 千 万 亿 as a power of ten.
    Magnitude(u32),
    /// The decimal point of Arabic digits.
    Point,
    /// The decimal point of Han digits.
    HanPoint,
    /// A separator of thousands.
    Comma,
    /// 多 and 余: more than the number said.
    More,
    /// 来: about the number said.
    About,
    /// 几: an unnamed digit.
    Some,
    /// 数: an unnamed digit, only before a magnitude.
    Several,
    /// A sign that makes the number negative.
    Minus,
}

/// The role of a character, if numbers are written with it.
#[inline]
pub(crate) fn role(character: char) -> Option<Role> {
    WRITTEN.get(character as usize).and_then(|place| ROLES[usize::from(*place)])
}

/// The basic plane, which holds all characters that have a role.
const PLANE: usize = 0x10000;
/// More characters than have a role.
const MOST: usize = 96;

/// The place of each character's role among those of all characters.
static WRITTEN: [u8; PLANE] = TABLES.0;
/// The roles. The first is none: most characters of a text have that.
static ROLES: [Option<Role>; MOST] = TABLES.1;

const TABLES: ([u8; PLANE], [Option<Role>; MOST]) = {
    let (mut written, mut roles, mut count) = ([0; PLANE], [None; MOST], 0);
    let mut code = 0;
    while code < PLANE {
        if let Some(character) = char::from_u32(code as u32)
            && let Some(role) = told(character)
        {
            count += 1;
            written[code] = count as u8;
            roles[count] = Some(role);
        }
        code += 1;
    }
    (written, roles)
};

const fn starts(role: Role) -> bool {
    matches!(role, Role::Arabic(_) | Role::Han(_) | Role::Magnitude(_) | Role::Some | Role::Several | Role::Minus)
}

const fn told(character: char) -> Option<Role> {
    Some(match character {
        '0'..='9' => Role::Arabic(character as u8 - b'0'),
        '０'..='９' => Role::Arabic((character as u32 - '０' as u32) as u8),
        '〇' | '零' | '○' => Role::Han(0),
        '一' | '壹' => Role::Han(1),
        '二' | '两' | '贰' => Role::Han(2),
        '三' | '叁' => Role::Han(3),
        '四' | '肆' => Role::Han(4),
        '五' | '伍' => Role::Han(5),
        '六' | '陆' => Role::Han(6),
        '七' | '柒' => Role::Han(7),
        '八' | '捌' => Role::Han(8),
        '九' | '玖' => Role::Han(9),
        '十' | '拾' => Role::Magnitude(1),
        '百' | '佰' => Role::Magnitude(2),
        '千' | '仟' => Role::Magnitude(3),
        '万' | '萬' => Role::Magnitude(4),
        '亿' | '億' => Role::Magnitude(8),
        '.' | '．' => Role::Point,
        '点' => Role::HanPoint,
        ',' => Role::Comma,
        '多' | '余' => Role::More,
        '来' => Role::About,
        '几' => Role::Some,
        '数' => Role::Several,
        '-' | '－' | '−' | '负' => Role::Minus,
        _ => return None,
    })
}

/// Whether a character is a digit of the formal set, which also ends common words (队伍, 大陆).
pub(crate) fn is_formal(character: char) -> bool {
    matches!(character, '壹' | '贰' | '叁' | '肆' | '伍' | '陆' | '柒' | '捌' | '玖')
}

/// Whether a number can begin with the character of this code.
#[inline]
pub(crate) fn begins(code: u32) -> bool {
    char::from_u32(code).and_then(role).is_some_and(starts)
}

/// Whether a character is a digit or a magnitude.
pub(crate) fn counts(character: char) -> bool {
    matches!(role(character), Some(Role::Arabic(_) | Role::Han(_) | Role::Magnitude(_)))
}

/// Whether words are written with a character. Most are Han, and most others are marks.
#[inline]
pub(crate) fn is_letter(character: char) -> bool {
    match character {
        '\u{4e00}'..='\u{9fff}' => true,
        '，' | '。' | '、' | '；' | '：' | '（' | '）' | '“' | '”' => false,
        _ => character.is_alphanumeric(),
    }
}

/// Whether a character is an Arabic digit, half or full width.
pub(crate) fn is_arabic(character: char) -> bool {
    matches!(role(character), Some(Role::Arabic(_)))
}

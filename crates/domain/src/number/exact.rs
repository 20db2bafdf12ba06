//! An exact rational number: fast on 64-bit fractions, falling back to big integers, never losing a digit.

use std::cmp::Ordering;
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Mul, Neg, Sub};

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::{BigRational, Ratio};
use num_traits::{Signed, ToPrimitive};
use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::reading::read_machine;

/// An exact number. Equal numbers are equal however they came about.
///
/// In JSON it is a string: decimal text (`"12.375"`) when it ends, otherwise a fraction (`"165/14"`). An integer JSON
/// number is read too; one with a fraction is refused, because it has passed through binary floating point.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Exact(Repr);

/// Both in lowest terms with a positive denominator. `Big` only holds what does not fit `Small`, so that derived
/// equality is numeric equality.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Repr {
    Small(Ratio<i64>),
    Big(Box<BigRational>),
}

/// A sum, difference, product or quotient of two small fractions, not yet in lowest terms. It cannot overflow: each
/// part is a product of two 64-bit numbers, or the sum of two of them.
struct Wide {
    top: i128,
    bottom: i128,
}

impl Wide {
    fn sum(a: &Ratio<i64>, b: &Ratio<i64>) -> Self {
        let (a_bottom, b_bottom) = (i128::from(*a.denom()), i128::from(*b.denom()));
        let (a_top, b_top) = (i128::from(*a.numer()), i128::from(*b.numer()));
        if a_bottom == b_bottom {
            return Self { top: a_top + b_top, bottom: a_bottom };
        }
        Self { top: a_top * b_bottom + b_top * a_bottom, bottom: a_bottom * b_bottom }
    }

    fn difference(a: &Ratio<i64>, b: &Ratio<i64>) -> Self {
        let (a_bottom, b_bottom) = (i128::from(*a.denom()), i128::from(*b.denom()));
        let (a_top, b_top) = (i128::from(*a.numer()), i128::from(*b.numer()));
        Self { top: a_top * b_bottom - b_top * a_bottom, bottom: a_bottom * b_bottom }
    }

    fn product(a: &Ratio<i64>, b: &Ratio<i64>) -> Self {
        Self {
            top: i128::from(*a.numer()) * i128::from(*b.numer()),
            bottom: i128::from(*a.denom()) * i128::from(*b.denom()),
        }
    }

    /// `b` must not be 0.
    fn quotient(a: &Ratio<i64>, b: &Ratio<i64>) -> Self {
        let sign = i128::from(b.numer().signum());
        Self {
            top: i128::from(*a.numer()) * i128::from(*b.denom()) * sign,
            bottom: i128::from(*a.denom()) * i128::from(*b.numer()) * sign,
        }
    }

    /// In lowest terms.
    fn exact(self) -> Exact {
        let Self { mut top, mut bottom } = self;
        // Nearly always both are short, and 64-bit division is several times faster.
        if let (Ok(top), Ok(bottom)) = (i64::try_from(top), i64::try_from(bottom)) {
            let common = if bottom == 1 { 1 } else { top.unsigned_abs().gcd(&bottom.unsigned_abs()) };
            return match i64::try_from(common) {
                Ok(1) | Err(_) => Exact(Repr::Small(Ratio::new_raw(top, bottom))),
                Ok(common) => Exact(Repr::Small(Ratio::new_raw(top / common, bottom / common))),
            };
        }
        if bottom != 1 {
            let common = match (u64::try_from(top.unsigned_abs()), u64::try_from(bottom)) {
                (Ok(top), Ok(bottom)) => i128::from(top.gcd(&bottom)),
                _ => top.gcd(&bottom),
            };
            if common != 1 {
                top /= common;
                bottom /= common;
            }
        }
        match (i64::try_from(top), i64::try_from(bottom)) {
            (Ok(top), Ok(bottom)) => Exact(Repr::Small(Ratio::new_raw(top, bottom))),
            _ => Exact(Repr::Big(Box::new(BigRational::new_raw(top.into(), bottom.into())))),
        }
    }
}

impl Exact {
    /// Nought.
    pub const ZERO: Self = Self(Repr::Small(Ratio::new_raw(0, 1)));
    /// One.
    pub const ONE: Self = Self(Repr::Small(Ratio::new_raw(1, 1)));
    /// A hundred, of percentages.
    pub const HUNDRED: Self = Self(Repr::Small(Ratio::new_raw(100, 1)));

    /// `numerator / denominator`; none when the denominator is 0.
    pub fn fraction(numerator: i64, denominator: i64) -> Option<Self> {
        let sign = i128::from(denominator.signum());
        let wide = Wide { top: i128::from(numerator) * sign, bottom: i128::from(denominator) * sign };
        (denominator != 0).then(|| wide.exact())
    }

    /// A count of things.
    pub fn count(things: usize) -> Self {
        i64::try_from(things).map_or_else(|_| Self::from_digits(&BigInt::from(things), 0), Self::from)
    }

    /// From a big fraction in lowest terms, kept small where it fits.
    fn from_big(value: BigRational) -> Self {
        match (value.numer().to_i64(), value.denom().to_i64()) {
            (Some(numerator), Some(denominator)) => Self(Repr::Small(Ratio::new_raw(numerator, denominator))),
            _ => Self(Repr::Big(Box::new(value))),
        }
    }

    /// `digits / 10^places`, of any length.
    pub(super) fn from_digits(digits: &BigInt, places: u32) -> Self {
        Self::from_big(BigRational::new(digits.clone(), BigInt::from(10).pow(places)))
    }

    fn big(&self) -> BigRational {
        match &self.0 {
            Repr::Small(small) => BigRational::new_raw((*small.numer()).into(), (*small.denom()).into()),
            Repr::Big(big) => (**big).clone(),
        }
    }

    /// The quotient; none when `divisor` is 0.
    pub fn checked_div(&self, divisor: &Self) -> Option<Self> {
        if divisor.is_zero() {
            return None;
        }
        Some(match (&self.0, &divisor.0) {
            (Repr::Small(a), Repr::Small(b)) => Wide::quotient(a, b).exact(),
            _ => Self::from_big(self.big() / divisor.big()),
        })
    }

    /// Whether it is 0.
    pub fn is_zero(&self) -> bool {
        matches!(&self.0, Repr::Small(small) if *small.numer() == 0)
    }

    /// Whether it is below 0.
    pub fn is_negative(&self) -> bool {
        match &self.0 {
            Repr::Small(small) => *small.numer() < 0,
            Repr::Big(big) => big.is_negative(),
        }
    }

    /// Whether it is above 0.
    pub fn is_positive(&self) -> bool {
        !self.is_zero() && !self.is_negative()
    }

    /// Whether it has no fraction.
    pub fn is_integer(&self) -> bool {
        match &self.0 {
            Repr::Small(small) => *small.denom() == 1,
            Repr::Big(big) => big.is_integer(),
        }
    }

    /// Without its sign.
    #[must_use]
    pub fn abs(&self) -> Self {
        if self.is_negative() { -self } else { self.clone() }
    }

    /// The greatest integer not above it.
    #[must_use]
    pub fn floor(&self) -> Self {
        match &self.0 {
            Repr::Small(small) => Self::from(small.numer().div_floor(small.denom())),
            Repr::Big(big) => Self::from_big(BigRational::from_integer(big.numer().div_floor(big.denom()))),
        }
    }

    /// The least integer not below it.
    #[must_use]
    pub fn ceil(&self) -> Self {
        -(-self).floor()
    }

    /// Rounded to `places` decimals, half up on the absolute value (làm tròn 5 lên): 2.345 → 2.35, −2.345 → −2.35.
    #[must_use]
    pub fn round(&self, places: u32) -> Self {
        if let Repr::Small(small) = &self.0
            && let Some(scale) = 10_i64.checked_pow(places)
        {
            if scale % small.denom() == 0 {
                return self.clone();
            }
            // Nearly always all of it fits 64 bits, whose division is several times faster.
            let short = u32::try_from(small.numer().unsigned_abs()).ok().zip(u32::try_from(2 * scale).ok());
            if let (Some((top, twice_scale)), Ok(bottom)) = (short, u32::try_from(*small.denom())) {
                let twice = u64::from(top) * u64::from(twice_scale) + u64::from(bottom);
                let units = i128::from(twice / (2 * u64::from(bottom)));
                let units = if self.is_negative() { -units } else { units };
                return Wide { top: units, bottom: scale.into() }.exact();
            }
            // |top|·scale·2 + bottom may pass 127 bits only for the longest of numbers.
            let top = i128::from(small.numer().unsigned_abs()).checked_mul(2 * i128::from(scale));
            if let Some(twice) = top.and_then(|top| top.checked_add(i128::from(*small.denom()))) {
                let units = twice / (2 * i128::from(*small.denom()));
                let units = if self.is_negative() { -units } else { units };
                return Wide { top: units, bottom: scale.into() }.exact();
            }
        }
        let big = self.big();
        let scale = BigInt::from(10).pow(places);
        let twice: BigInt = big.numer().abs() * &scale * BigInt::from(2) + big.denom();
        let units = twice.div_floor(&(big.denom() * BigInt::from(2)));
        let rounded = Self::from_big(BigRational::new(units, scale));
        if self.is_negative() { -rounded } else { rounded }
    }

    /// Whether its decimals end.
    pub fn is_decimal(&self) -> bool {
        match &self.0 {
            Repr::Small(small) => decimal_places(*small.denom()).is_some(),
            Repr::Big(_) => self.decimal_text().is_some(),
        }
    }

    /// As decimal text with a point, no trailing zeros: `12.375`; none when the expansion does not end.
    pub fn decimal_text(&self) -> Option<String> {
        match &self.0 {
            Repr::Small(small) => {
                let places = decimal_places(*small.denom())?;
                let scale = 10_i128.checked_pow(places).map(|power| power / i128::from(*small.denom()));
                match scale.and_then(|scale| i128::from(*small.numer()).checked_mul(scale)) {
                    Some(digits) => Some(place_point(digits < 0, &digits.unsigned_abs().to_string(), places)),
                    None => self.big_decimal_text(),
                }
            }
            Repr::Big(_) => self.big_decimal_text(),
        }
    }

    fn big_decimal_text(&self) -> Option<String> {
        let big = self.big();
        let mut rest = big.denom().clone();
        let mut counts = [0_u32; 2];
        for (prime, count) in [2, 5].iter().zip(counts.iter_mut()) {
            let prime = BigInt::from(*prime);
            while rest.is_multiple_of(&prime) {
                rest /= &prime;
                *count += 1;
            }
        }
        let places = counts.into_iter().max().unwrap_or(0);
        let digits: BigInt = big.numer() * BigInt::from(10).pow(places) / big.denom();
        (rest == BigInt::from(1)).then(|| place_point(digits.is_negative(), &digits.abs().to_string(), places))
    }

    /// As a fraction in lowest terms: `165/14`, `8`.
    pub fn fraction_text(&self) -> String {
        match &self.0 {
            Repr::Small(small) => small.to_string(),
            Repr::Big(big) => big.to_string(),
        }
    }

    /// As it is printed: at most `places` decimals (rounded half up), decimal comma, no trailing zeros: `14,55`.
    pub fn vietnamese(&self, places: u32) -> String {
        let rounded = self.round(places);
        rounded.decimal_text().unwrap_or_else(|| rounded.fraction_text()).replace('.', ",")
    }

    /// As it is printed without rounding: `12,375`; a fraction `165/14` when the expansion does not end or is long.
    pub fn vietnamese_exact(&self) -> String {
        match self.decimal_text() {
            Some(text) if text.len() <= 16 => text.replace('.', ","),
            _ => self.fraction_text(),
        }
    }
}

/// How many decimals `1/denominator` needs; none when it does not end.
fn decimal_places(mut denominator: i64) -> Option<u32> {
    let twos = denominator.trailing_zeros();
    denominator >>= twos;
    let mut fives = 0;
    while denominator % 5 == 0 {
        denominator /= 5;
        fives += 1;
    }
    (denominator == 1).then_some(twos.max(fives))
}

fn place_point(negative: bool, digits: &str, places: u32) -> String {
    let places = places as usize;
    let padded = format!("{digits:0>width$}", width = places + 1);
    let (whole, decimals) = padded.split_at(padded.len() - places);
    let decimals = decimals.trim_end_matches('0');
    let sign = if negative { "-" } else { "" };
    if decimals.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{decimals}") }
}

macro_rules! arithmetic {
    ($($trait:ident $method:ident $wide:ident $operator:tt),+) => {$(
        impl $trait<&Exact> for &Exact {
            type Output = Exact;
            fn $method(self, other: &Exact) -> Exact {
                match (&self.0, &other.0) {
                    (Repr::Small(a), Repr::Small(b)) => Wide::$wide(a, b).exact(),
                    _ => Exact::from_big(self.big() $operator other.big()),
                }
            }
        }
        impl $trait<Exact> for &Exact {
            type Output = Exact;
            fn $method(self, other: Exact) -> Exact {
                self $operator &other
            }
        }
        impl $trait<&Exact> for Exact {
            type Output = Exact;
            fn $method(self, other: &Exact) -> Exact {
                &self $operator other
            }
        }
        impl $trait<Exact> for Exact {
            type Output = Exact;
            fn $method(self, other: Exact) -> Exact {
                &self $operator &other
            }
        }
    )+};
}

arithmetic! { Add add sum +, Sub sub difference -, Mul mul product * }

impl Neg for &Exact {
    type Output = Exact;
    fn neg(self) -> Exact {
        &Exact::ZERO - self
    }
}

impl Neg for Exact {
    type Output = Exact;
    fn neg(self) -> Exact {
        -&self
    }
}

impl Sum for Exact {
    fn sum<I: Iterator<Item = Self>>(values: I) -> Self {
        values.fold(Self::ZERO, |total, value| total + value)
    }
}

impl<'a> Sum<&'a Exact> for Exact {
    fn sum<I: Iterator<Item = &'a Exact>>(values: I) -> Self {
        values.fold(Self::ZERO, |total, value| total + value)
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        match (&self.0, &other.0) {
            (Repr::Small(a), Repr::Small(b)) => {
                let left = i128::from(*a.numer()) * i128::from(*b.denom());
                left.cmp(&(i128::from(*b.numer()) * i128::from(*a.denom())))
            }
            _ => self.big().cmp(&other.big()),
        }
    }
}

impl From<i64> for Exact {
    fn from(value: i64) -> Self {
        Self(Repr::Small(Ratio::new_raw(value, 1)))
    }
}

impl Default for Exact {
    fn default() -> Self {
        Self::ZERO
    }
}

impl fmt::Display for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.decimal_text() {
            Some(text) => f.write_str(&text),
            None => f.write_str(&self.fraction_text()),
        }
    }
}

impl fmt::Debug for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Exact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Exact {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;
        impl Visitor<'_> for Text {
            type Value = Exact;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a decimal in a string, or an integer")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Exact, E> {
                read_machine(text).map_err(|_| E::invalid_value(de::Unexpected::Str(text), &self))
            }
            fn visit_i64<E: de::Error>(self, value: i64) -> Result<Exact, E> {
                Ok(Exact::from(value))
            }
            fn visit_u64<E: de::Error>(self, value: u64) -> Result<Exact, E> {
                Ok(Exact::from_digits(&BigInt::from(value), 0))
            }
        }
        deserializer.deserialize_any(Text)
    }
}

impl ts_rs::TS for Exact {
    type WithoutGenerics = Self;
    type OptionInnerType = Self;
    fn name() -> String {
        "string".to_owned()
    }
    fn inline() -> String {
        "string".to_owned()
    }
    fn inline_flattened() -> String {
        "string".to_owned()
    }
    fn decl() -> String {
        "type Exact = string;".to_owned()
    }
    fn decl_concrete() -> String {
        Self::decl()
    }
}

/// Serializes a number as a fraction in lowest terms (`serialize_with`), for results that show what was not rounded.
///
/// # Errors
/// Only those of the serializer.
pub fn fraction_text<S: Serializer>(value: &Exact, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&value.fraction_text())
}

/// [`fraction_text`] for a number that may be absent.
///
/// # Errors
/// Only those of the serializer.
pub fn optional_fraction_text<S: Serializer>(value: &Option<Exact>, serializer: S) -> Result<S::Ok, S::Error> {
    match value {
        Some(value) => fraction_text(value, serializer),
        None => serializer.serialize_none(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(text: &str) -> Exact {
        read_machine(text).unwrap()
    }

    #[test]
    fn rounds_half_up_on_the_absolute_value() {
        // scoring model N2: 2,345 → 2,35; −2,345 → −2,35; 7/3 → 2,33.
        for (value, rounded) in
            [("2.345", "2.35"), ("-2.345", "-2.35"), ("7/3", "2.33"), ("23.125", "23.13"), ("-1/3", "-0.33")]
        {
            assert_eq!(exact(value).round(2), exact(rounded), "{value}");
        }
        assert_eq!(exact("0.5").round(0), exact("1"));
        assert_eq!(exact("-0.5").round(0), exact("-1"));
    }

    #[test]
    fn rounding_then_adding_differs_from_adding_then_rounding() {
        // scoring model N3: three thirds, each rounded, make 0,99; rounded at the end, 1.
        let third = exact("1/3");
        let rounded: Exact = [third.round(2), third.round(2), third.round(2)].iter().sum();
        let whole: Exact = [third.clone(), third.clone(), third].iter().sum();
        assert_eq!(rounded, exact("0.99"));
        assert_eq!(whole.round(2), exact("1"));
    }

    #[test]
    fn prints_what_ends_as_a_decimal_and_the_rest_as_a_fraction() {
        assert_eq!(exact("12.500").to_string(), "12.5");
        assert_eq!(exact("-0.05").to_string(), "-0.05");
        assert_eq!(exact("165/14").to_string(), "165/14");
        assert_eq!(exact("1.25").fraction_text(), "5/4");
        assert_eq!(exact("8").fraction_text(), "8");
        assert_eq!(exact("165/14").vietnamese(2), "11,79");
        assert_eq!(exact("12.50").vietnamese(2), "12,5");
        assert_eq!(exact("12.375").vietnamese_exact(), "12,375");
        assert_eq!(exact("1/3").vietnamese_exact(), "1/3");
    }

    #[test]
    fn numbers_beyond_128_bits_stay_exact() {
        let huge = exact("123456789012345678901234567890123456789.5");
        let back = &(&huge * &huge).checked_div(&huge).unwrap() - &huge;
        assert!(back.is_zero());
        assert_eq!(huge.to_string(), "123456789012345678901234567890123456789.5");
        assert_eq!((&huge - &huge) + Exact::ONE, Exact::ONE);
    }

    #[test]
    fn results_too_long_for_64_bits_are_the_same_as_with_big_integers() {
        // 2^62 · 2^62 = 2^124; 2^63 − 1 and its neighbours.
        let half = exact("4611686018427387904");
        assert_eq!((&half * &half).to_string(), "21267647932558653966460912964485513216");
        assert_eq!((&half + &half).to_string(), "9223372036854775808");
        assert_eq!(&(&half + &half) - &half, half);
        assert_eq!((exact("-9223372036854775808") - Exact::ONE).to_string(), "-9223372036854775809");
        assert_eq!((-exact("-9223372036854775808")).to_string(), "9223372036854775808");
        assert!((&half * &half) > half && -(&half * &half) < half);
        assert_eq!(exact("1/9223372036854775807").round(2), Exact::ZERO);
        assert_eq!(exact("9223372036854775807/3").round(2).to_string(), "3074457345618258602.33");
    }

    #[test]
    fn division_by_nought_has_no_result() {
        assert_eq!(Exact::ONE.checked_div(&Exact::ZERO), None);
        assert_eq!(Exact::fraction(1, 0), None);
    }

    #[test]
    fn json_holds_strings_and_refuses_binary_fractions() {
        assert_eq!(serde_json::to_string(&exact("12.5")).unwrap(), "\"12.5\"");
        assert_eq!(serde_json::from_str::<Exact>("\"165/14\"").unwrap(), exact("165/14"));
        assert_eq!(serde_json::from_str::<Exact>("15").unwrap(), exact("15"));
        assert!(serde_json::from_str::<Exact>("12.5").is_err());
    }

    #[test]
    fn short_and_long_numbers_round_alike() {
        // The same value with top and bottom made longer than 32 and than 64 bits: 7/3, 2,345, 1/200 and their negatives.
        for (top, bottom, places, rounded) in [
            (7, 3, 2, "2.33"),
            (2345, 1000, 2, "2.35"),
            (1, 200, 2, "0.01"),
            (5, 2, 0, "3"),
            (-7, 3, 1, "-2.3"),
            (-5, 2, 0, "-3"),
        ] {
            let value = Exact::fraction(top, bottom).unwrap();
            assert_eq!(value.round(places).to_string(), rounded);
            for whole in ["4000000000", "9000000000000000000", "90000000000000000000000"] {
                let whole = if top < 0 { -exact(whole) } else { exact(whole) };
                assert_eq!((&whole + &value).round(places), &whole + &exact(rounded), "{whole} + {value}");
            }
        }
    }

    proptest::proptest! {
        #[test]
        fn arithmetic_keeps_the_laws_of_fractions(a in -1_000_000_i64..1_000_000, b in 1_i64..100_000, c in -1_000_000_i64..1_000_000, d in 1_i64..100_000) {
            let (x, y) = (Exact::fraction(a, b).unwrap(), Exact::fraction(c, d).unwrap());
            proptest::prop_assert_eq!(&(&x + &y) - &y, x.clone());
            proptest::prop_assert_eq!(&x * &y, Exact::fraction(a * c, 1).unwrap().checked_div(&Exact::from(b * d)).unwrap());
            proptest::prop_assert!(x.floor() <= x && x <= x.ceil());
            proptest::prop_assert_eq!(x.cmp(&y), (i128::from(a) * i128::from(d)).cmp(&(i128::from(c) * i128::from(b))));
        }
    }
}

//! What a formula over named quantities comes to. `nanoexpr` reads it, in six kilobytes of WebAssembly; with numbers of
//! our own, as those of the standard library would be thirteen more.

use super::Unreadable;
use super::decimal::decimal;
use nanoexpr::{Context, ErrorKind, Evaluator, Number};

/// How deep brackets, calls, signs and powers may go.
const DEEPEST: usize = 24;

/// A number; what is calculated is finite.
#[derive(Clone, Copy, Default)]
struct Real(f64);

type Result<T = Real> = core::result::Result<T, ErrorKind>;

/// What is too large, or no number, goes no further.
fn real(it: f64) -> Result {
    if it.is_finite() { Ok(Real(it)) } else { Err(ErrorKind::Domain) }
}

impl Number for Real {
    fn parse(literal: &str) -> Option<Self> {
        decimal(literal).map(Self)
    }

    fn add(self, it: Self) -> Result {
        real(self.0 + it.0)
    }

    fn subtract(self, it: Self) -> Result {
        real(self.0 - it.0)
    }

    fn multiply(self, it: Self) -> Result {
        real(self.0 * it.0)
    }

    fn divide(self, it: Self) -> Result {
        real(self.0 / it.0)
    }

    fn power(self, it: Self) -> Result {
        real(power(self.0, it.0))
    }

    fn negate(self) -> Result {
        Ok(Self(-self.0))
    }

    fn remainder(self, _: Self) -> Result {
        Err(ErrorKind::Unsupported)
    }

    fn factorial(self) -> Result {
        Err(ErrorKind::Unsupported)
    }

    fn from_bool(_: bool) -> Result {
        Err(ErrorKind::Unsupported)
    }
}

/// Right to thirteen digits, in a tenth of what the library's function weighs: that is right to the last.
pub(super) fn power(base: f64, exponent: f64) -> f64 {
    let whole = libm::floor(exponent);
    if whole < exponent {
        return libm::exp(exponent * libm::log(base));
    }
    // By squares: what is too large soon is infinite.
    let (mut left, mut square, mut product) = (libm::fabs(exponent), base, 1.0);
    while (1.0..1e9).contains(&left) {
        let half = libm::floor(left / 2.0);
        if half * 2.0 < left {
            product *= square;
        }
        square *= square;
        left = half;
    }
    if left >= 1.0 {
        return f64::NAN;
    }
    if exponent < 0.0 { 1.0 / product } else { product }
}

/// The quantities that have a name.
struct Named<'a>(&'a [(&'static str, f64)]);

impl Context<Real> for Named<'_> {
    fn variable(&self, name: &str) -> Option<Real> {
        self.0.iter().find(|it| it.0.eq_ignore_ascii_case(name)).and_then(|it| real(it.1).ok())
    }

    fn call(&self, name: &str, of: &[Real]) -> Option<Result> {
        let one: Option<fn(f64) -> f64> = match name {
            "abs" => Some(libm::fabs),
            "sqrt" => Some(|it| power(it, 0.5)),
            "exp" => Some(libm::exp),
            "ln" => Some(libm::log),
            "log2" => Some(|it| libm::log(it) / core::f64::consts::LN_2),
            // Half goes away from zero.
            "round" => Some(|it| libm::copysign(libm::floor(libm::fabs(it) + 0.5), it)),
            "floor" => Some(libm::floor),
            "ceil" => Some(|it| -libm::floor(-it)),
            _ => None,
        };
        let two: fn(f64, f64) -> f64 = match name {
            "min" => f64::min,
            "max" => f64::max,
            _ => {
                return one.map(|it| {
                    if let [x] = of { real(it(x.0)) } else { Err(ErrorKind::ArgumentCount) }
                });
            }
        };
        let all = of.iter().map(|it| it.0).reduce(two);
        Some(all.map_or(Err(ErrorKind::ArgumentCount), real))
    }
}

/// What a formula comes to, with what has a name.
///
/// # Errors
///
/// That it is none, that a name is unknown, that it goes too deep, or comes to no number.
pub fn value(
    formula: &str,
    named: &[(&'static str, f64)],
) -> core::result::Result<f64, Unreadable> {
    let known = Named(named);
    let it = Evaluator::<_, 4>::new(&known).max_depth(DEEPEST).evaluate::<Real>(formula);
    if matches!(it, Ok(Real(it)) if !it.is_finite()) {
        return Err(Unreadable::NoValue);
    }
    it.map(|it| it.0).map_err(|error| match error.kind {
        ErrorKind::UnknownVariable | ErrorKind::UnknownFunction => Unreadable::UnknownName,
        ErrorKind::TooDeep => Unreadable::TooDeep,
        ErrorKind::Domain => Unreadable::NoValue,
        _ => Unreadable::NoFormula,
    })
}

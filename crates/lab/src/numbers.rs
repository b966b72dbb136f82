//! Values as numbers, one after the other: in this form they go over to a page, and come back.
//!
//! A choice is the index of what is chosen, what may be missing is 0 or 1 and the value, a list begins with its length.
//! `web/lab/shapes.js` has the same shapes, in the same order.

use alloc::vec::Vec;

/// Numbers that are read from the front.
///
/// It always gives a value, and keeps in mind whether one was not there: so nobody has to ask on the way, which would be
/// kilobytes of WebAssembly.
pub struct Reader<'a> {
    left: &'a [f64],
    is_broken: bool,
}

impl<'a> Reader<'a> {
    /// Of these.
    #[must_use]
    pub const fn new(numbers: &'a [f64]) -> Self {
        Self { left: numbers, is_broken: false }
    }

    fn next(&mut self) -> f64 {
        let Some((first, left)) = self.left.split_first() else {
            self.is_broken = true;
            return 0.0;
        };
        self.left = left;
        *first
    }

    /// A whole number, within `0..below`; 0 in place of any other.
    pub fn index(&mut self, below: usize) -> usize {
        let number = self.next();
        // What is no number, or too small or large for an index, becomes one that differs.
        let index = number as usize;
        if number - index as f64 == 0.0 && index < below {
            return index;
        }
        self.is_broken = true;
        0
    }

    /// Whether all that was asked for was there, and nothing is left.
    const fn is_whole(&self) -> bool {
        !self.is_broken && self.left.is_empty()
    }
}

/// What can be written as numbers.
pub trait ToNumbers {
    /// Adds its numbers.
    fn write(&self, to: &mut Vec<f64>);

    /// Its numbers.
    fn to_numbers(&self) -> Vec<f64> {
        let mut numbers = Vec::new();
        self.write(&mut numbers);
        numbers
    }
}

/// What can be read from numbers.
pub trait FromNumbers: Sized {
    /// Reads it; any value where the next numbers are none, which the reader then knows.
    fn read(from: &mut Reader) -> Self;

    /// The value of exactly these numbers.
    #[must_use]
    fn from_numbers(numbers: &[f64]) -> Option<Self> {
        let mut from = Reader::new(numbers);
        let it = Self::read(&mut from);
        from.is_whole().then_some(it)
    }
}

impl ToNumbers for f64 {
    fn write(&self, to: &mut Vec<f64>) {
        to.push(*self);
    }
}

impl FromNumbers for f64 {
    fn read(from: &mut Reader) -> Self {
        from.next()
    }
}

/// How large a whole number may be where its type says nothing smaller.
const LARGEST: usize = 1 << 20;

/// How long a list may be: the longest is a progress, with all drills of the workbook.
const LONGEST: usize = 128;

macro_rules! whole {
    ($($kind:ty: $below:expr),*) => { $(
        impl ToNumbers for $kind {
            #[allow(clippy::cast_lossless, reason = "of some kinds it is not")]
            fn write(&self, to: &mut Vec<f64>) {
                to.push(*self as f64);
            }
        }

        impl FromNumbers for $kind {
            fn read(from: &mut Reader) -> Self {
                from.index($below) as Self
            }
        }
    )* };
}
whole!(u8: 1 << u8::BITS, u32: LARGEST, usize: LARGEST);

impl ToNumbers for bool {
    fn write(&self, to: &mut Vec<f64>) {
        to.push(f64::from(u8::from(*self)));
    }
}

impl FromNumbers for bool {
    fn read(from: &mut Reader) -> Self {
        from.index(2) == 1
    }
}

impl<T: ToNumbers> ToNumbers for Option<T> {
    fn write(&self, to: &mut Vec<f64>) {
        self.is_some().write(to);
        if let Some(it) = self {
            it.write(to);
        }
    }
}

impl<T: FromNumbers> FromNumbers for Option<T> {
    fn read(from: &mut Reader) -> Self {
        if bool::read(from) { Some(T::read(from)) } else { None }
    }
}

impl<T: ToNumbers> ToNumbers for Vec<T> {
    fn write(&self, to: &mut Vec<f64>) {
        self.as_slice().write(to);
    }
}

impl<T: FromNumbers> FromNumbers for Vec<T> {
    fn read(from: &mut Reader) -> Self {
        (0..from.index(LONGEST)).map(|_| T::read(from)).collect()
    }
}

impl<T: ToNumbers, const N: usize> ToNumbers for [T; N] {
    fn write(&self, to: &mut Vec<f64>) {
        for it in self {
            it.write(to);
        }
    }
}

impl<T: FromNumbers, const N: usize> FromNumbers for [T; N] {
    fn read(from: &mut Reader) -> Self {
        core::array::from_fn(|_| T::read(from))
    }
}

impl<A: ToNumbers, B: ToNumbers> ToNumbers for (A, B) {
    fn write(&self, to: &mut Vec<f64>) {
        self.0.write(to);
        self.1.write(to);
    }
}

impl<T: ToNumbers> ToNumbers for &T {
    fn write(&self, to: &mut Vec<f64>) {
        (**self).write(to);
    }
}

impl<T: ToNumbers> ToNumbers for &[T] {
    fn write(&self, to: &mut Vec<f64>) {
        self.len().write(to);
        for it in *self {
            it.write(to);
        }
    }
}

/// What is only written: a structure is its fields, in this order.
macro_rules! written {
    ($name:ident $(<$of:ident>)? { $($field:ident),* $(,)? }) => {
        impl $(<$of: $crate::numbers::ToNumbers>)? $crate::numbers::ToNumbers for $name $(<$of>)? {
            fn write(&self, to: &mut alloc::vec::Vec<f64>) {
                $(self.$field.write(to);)*
            }
        }
    };
}
pub(crate) use written;

/// The same of what is read, too.
macro_rules! fields {
    ($name:ident $(<$of:ident>)? { $($field:ident),* $(,)? }) => {
        $crate::numbers::written!($name $(<$of>)? { $($field),* });

        impl $(<$of: $crate::numbers::FromNumbers>)? $crate::numbers::FromNumbers for $name $(<$of>)? {
            fn read(from: &mut $crate::numbers::Reader) -> Self {
                Self { $($field: $crate::numbers::FromNumbers::read(from)),* }
            }
        }
    };
}
pub(crate) use fields;

/// What is one of a few, in this order.
macro_rules! one_of {
    ($name:ident { $($one:ident),* $(,)? }) => {
        impl $crate::numbers::ToNumbers for $name {
            fn write(&self, to: &mut alloc::vec::Vec<f64>) {
                (*self as usize).write(to);
            }
        }

        impl $crate::numbers::FromNumbers for $name {
            fn read(from: &mut $crate::numbers::Reader) -> Self {
                const ALL: &[$name] = &[$($name::$one),*];
                ALL[from.index(ALL.len())]
            }
        }
    };
}
pub(crate) use one_of;

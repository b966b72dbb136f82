//! Values as numbers, one after the other: in this form they go over to a page, and come back.
//!
//! A choice is the index of what is chosen, what may be missing is 0 or 1 and the value, a list begins with its length.
//! `web/lab/shapes.js` has the same shapes, in the same order.

/// Numbers that are read from the front.
pub struct Reader<'a>(std::slice::Iter<'a, f64>);

impl<'a> Reader<'a> {
    /// Of these.
    #[must_use]
    pub fn new(numbers: &'a [f64]) -> Self {
        Self(numbers.iter())
    }

    fn next(&mut self) -> Option<f64> {
        self.0.next().copied()
    }

    /// A whole number, within `0..below`.
    fn index(&mut self, below: usize) -> Option<usize> {
        let number = self.next()?;
        let is_index = number >= 0.0 && number < below as f64 && number.fract() == 0.0;
        is_index.then_some(number as usize)
    }

    /// Whether nothing is left.
    fn is_over(&self) -> bool {
        self.0.as_slice().is_empty()
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
    /// Reads it; nothing where the next numbers are none of these.
    fn read(from: &mut Reader) -> Option<Self>;

    /// The value of exactly these numbers.
    #[must_use]
    fn from_numbers(numbers: &[f64]) -> Option<Self> {
        let mut from = Reader::new(numbers);
        Self::read(&mut from).filter(|_| from.is_over())
    }
}

impl ToNumbers for f64 {
    fn write(&self, to: &mut Vec<f64>) {
        to.push(*self);
    }
}

impl FromNumbers for f64 {
    fn read(from: &mut Reader) -> Option<Self> {
        from.next()
    }
}

/// How large a whole number may be.
const LARGEST: usize = 1 << 20;

/// How long a list may be.
const LONGEST: usize = 64;

macro_rules! whole {
    ($($kind:ty),*) => { $(
        impl ToNumbers for $kind {
            fn write(&self, to: &mut Vec<f64>) {
                to.push(*self as f64);
            }
        }

        impl FromNumbers for $kind {
            fn read(from: &mut Reader) -> Option<Self> {
                from.index(LARGEST).and_then(|it| it.try_into().ok())
            }
        }
    )* };
}
whole!(u8, u32, usize);

impl ToNumbers for bool {
    fn write(&self, to: &mut Vec<f64>) {
        to.push(f64::from(u8::from(*self)));
    }
}

impl FromNumbers for bool {
    fn read(from: &mut Reader) -> Option<Self> {
        from.index(2).map(|it| it == 1)
    }
}

impl<T: ToNumbers> ToNumbers for Option<T> {
    fn write(&self, to: &mut Vec<f64>) {
        self.is_some().write(to);
        self.iter().for_each(|it| it.write(to));
    }
}

impl<T: FromNumbers> FromNumbers for Option<T> {
    fn read(from: &mut Reader) -> Option<Self> {
        if bool::read(from)? { T::read(from).map(Some) } else { Some(None) }
    }
}

impl<T: ToNumbers> ToNumbers for Vec<T> {
    fn write(&self, to: &mut Vec<f64>) {
        self.len().write(to);
        self.iter().for_each(|it| it.write(to));
    }
}

impl<T: FromNumbers> FromNumbers for Vec<T> {
    fn read(from: &mut Reader) -> Option<Self> {
        (0..from.index(LONGEST)?).map(|_| T::read(from)).collect()
    }
}

impl<T: ToNumbers, const N: usize> ToNumbers for [T; N] {
    fn write(&self, to: &mut Vec<f64>) {
        self.iter().for_each(|it| it.write(to));
    }
}

impl<T: FromNumbers, const N: usize> FromNumbers for [T; N] {
    fn read(from: &mut Reader) -> Option<Self> {
        let all = (0..N).map(|_| T::read(from)).collect::<Option<Vec<_>>>()?;
        all.try_into().ok()
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
        self.iter().for_each(|it| it.write(to));
    }
}

/// What is only written: a structure is its fields, in this order.
macro_rules! written {
    ($name:ident $(<$of:ident>)? { $($field:ident),* $(,)? }) => {
        impl $(<$of: $crate::numbers::ToNumbers>)? $crate::numbers::ToNumbers for $name $(<$of>)? {
            fn write(&self, to: &mut Vec<f64>) {
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
            fn read(from: &mut $crate::numbers::Reader) -> Option<Self> {
                $(let $field = $crate::numbers::FromNumbers::read(from)?;)*
                Some(Self { $($field),* })
            }
        }
    };
}
pub(crate) use fields;

/// What is one of a few, in this order.
macro_rules! one_of {
    ($name:ident { $($one:ident),* $(,)? }) => {
        impl $crate::numbers::ToNumbers for $name {
            fn write(&self, to: &mut Vec<f64>) {
                (*self as usize).write(to);
            }
        }

        impl $crate::numbers::FromNumbers for $name {
            fn read(from: &mut $crate::numbers::Reader) -> Option<Self> {
                let all = [$(Self::$one),*];
                all.get(usize::read(from)?).copied()
            }
        }
    };
}
pub(crate) use one_of;

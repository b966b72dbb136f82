//! Different numbers by chance.

/// `N` different numbers below `of`, in an order by chance, from as many draws.
///
/// `of` is at least `N`. What `below` gives too large counts as the largest.
pub(crate) fn distinct<const N: usize>(of: u32, below: &mut impl FnMut(u32) -> u32) -> [u32; N] {
    let mut drawn = [0; N];
    let mut sorted = [u32::MAX; N];
    for (count, drawn) in drawn.iter_mut().enumerate() {
        let left = of - count as u32;
        // The drawn number counts only those that are still there.
        let mut number = below(left).min(left - 1);
        let mut place = 0;
        while place < count && sorted[place] <= number {
            number += 1;
            place += 1;
        }
        sorted.copy_within(place..N - 1, place + 1);
        sorted[place] = number;
        *drawn = number;
    }
    drawn
}

//! The last part: which variant goes to which phone.

use crate::same;
use lab::instruments::{PHONES, best_plan, fits, variants};
use lab::textbook::{PHONES_GB, VARIANTS};

#[test]
fn the_smallest_is_on_the_frontier_and_the_student_of_4b_is_not() {
    let all = variants();
    assert_eq!(all.len(), VARIANTS.len());
    let at = |gb: f64| all.iter().position(|it| (it.gb - gb).abs() < 1e-9).expect("a variant");
    let (small, student, int4) = (at(1.0), at(4.1), at(4.0));
    assert_eq!(all[small].dominated_by, None);
    // 4.1 GB with 7.30 against 4 GB with 6.47.
    assert_eq!(all[student].dominated_by, Some(int4));
    same(all[int4].more, 6.47 - 6.14);
    same(all[int4].ratio, 32.0 / 4.0);
    same(all[small].more, 9.80 - 6.14);
    same(all[small].ratio, 32.0);
    // 4 GB / 68 GB/s = 58.8 ms, × 5 W = 294.1 mJ a token; 1 GB takes a quarter of that.
    assert!((all[int4].energy_mj - 294.117_647).abs() < 1e-5, "{:?}", all[int4]);
    assert!((all[small].energy_mj - 73.529_412).abs() < 1e-5, "{:?}", all[small]);
}

#[test]
fn what_is_as_large_as_the_memory_fits() {
    let variant = |gb: f64| VARIANTS.iter().position(|it| (it.gb - gb).abs() < 1e-9);
    let fits = |phone, gb| fits(phone, variant(gb).expect("a variant"));
    same(PHONES_GB.iter().sum(), 14.0);
    for (phone, exactly, above) in [(0, 8.0, 16.0), (1, 4.0, 4.1), (2, 2.0, 2.8)] {
        assert_eq!(fits(phone, exactly), Some(true), "phone {phone}");
        assert_eq!(fits(phone, above), Some(false), "phone {phone}");
        assert_eq!(fits(phone, 1.0), Some(true), "phone {phone}");
    }
    // Half of 4 GB anywhere is 3 GB and not 2.
    assert_eq!(fits(2, 3.0), Some(false));
}

#[test]
fn what_does_not_exist_fits_nowhere() {
    assert_eq!(fits(PHONES, 0), None);
    assert_eq!(fits(0, VARIANTS.len()), None);
}

#[test]
fn the_best_plan_is_int8_int4_and_half_of_the_structures() {
    // int8 takes 8 GB of a phone with 4, and half anywhere 3 GB of a phone with 2: two plans do not fit.
    // 6.21 + 6.47 + 8.05 = 20.73 against 6.21 + 6.47 + 9.80 = 22.48 with the student of 1 GB.
    assert_eq!(best_plan(), Some(1));
}

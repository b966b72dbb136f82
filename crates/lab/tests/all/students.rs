//! The third part's settings: what a student takes.

use crate::same;
use lab::impact::Place;
use lab::instruments::{Student, StudentFormat};
use lab::measured::STUDENTS;

#[test]
fn a_student_takes_the_time_of_its_multiply_adds_and_bits() {
    for it in STUDENTS.iter().filter(|it| !it.int4_in_the_loop && it.neurons == 64) {
        let at = |format| {
            let student = Student { neurons: 64, temperature: it.temperature, format };
            student.figures(Place::Phone).expect("it was trained")
        };
        // 64 neurons: 83,456 of 116,224 multiply-adds. 22,016 parameters of two bytes at fp16, of 60,672 bytes.
        same(at(StudentFormat::Fp32).latency, 83_456.0 / 116_224.0 * 4.0 / 1.8);
        let int8 = at(StudentFormat::Int8);
        same(int8.energy, 83_456.0 / 116_224.0 / 1.8);
        // 22,016 parameters, of which 704 − 2 × 64 = 576 are no weights: 21,440 + 2 × 576 + 18 scales of two bytes.
        same(int8.bytes, 21_440.0 + 1_152.0 + 36.0);
        same(int8.memory, 22_628.0 / 60_672.0);
        same(at(StudentFormat::Int4).energy, 83_456.0 / 116_224.0 * 0.65 / 1.8);
    }
    for (neurons, temperature) in [(48, None), (64, Some(3)), (0, None)] {
        let none = Student { neurons, temperature, format: StudentFormat::Int8 };
        assert_eq!(none.figures(Place::Cloud), None);
    }
}

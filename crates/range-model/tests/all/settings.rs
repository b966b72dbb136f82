use crate::{scales_of, some_boards, some_weights};
use range_model::measure::{Answers, STEPS, WANDERING, Wobble};
use range_model::measure::{cells_byte, cells_of, share_byte};
use range_model::{Chance, Layer, Network, Precision, Settings};

#[test]
fn all_settings_at_once_answer_what_each_answers_by_itself() {
    let weights = some_weights(1);
    let scales = scales_of(&weights);
    let mut network = Network::new(weights.clone(), scales);
    let settings = Settings::new(&weights, &scales);
    for board in some_boards(4, 2) {
        let mut next = 0;
        settings.run(&board, &mut |number, answer| {
            assert_eq!(number, next);
            next += 1;
            if number % 7 != 0 {
                return;
            }
            let dials = Settings::numbered(number);
            Layer::ALL.into_iter().zip(dials).for_each(|(layer, dial)| network.set(layer, dial));
            assert_eq!(network.run(&board), *answer, "{dials:?}");
        });
        assert_eq!(usize::from(next), Settings::COUNT);
    }
}

#[test]
fn settings_are_numbered_with_the_first_layer_slowest() {
    use Precision::{Fp16, Fp32, Int4, Int8};
    assert_eq!(Settings::numbered(0), [Fp32; 6]);
    assert_eq!(Settings::numbered(1), [Fp32, Fp32, Fp32, Fp32, Fp32, Fp16]);
    assert_eq!(Settings::numbered(0b_10_00_01_11_00_11), [Int8, Fp32, Fp16, Int4, Fp32, Int4]);
    assert_eq!(Settings::numbered(4095), [Int4; 6]);
}

#[test]
fn what_is_measured_is_what_is_answered() {
    let weights = some_weights(1);
    let scales = scales_of(&weights);
    let settings = Settings::new(&weights, &scales);
    let network = Network::new(weights, scales);
    let boards = some_boards(5, 6);
    let mut answers = Answers::of(&settings, &boards[..2]);
    answers.add(&Answers::of(&settings, &boards[2..]));
    assert_eq!(answers, Answers::of(&settings, &boards));
    let distances = boards.iter().map(|it| network.run(it).cell().king_distance(it.answer()));
    let distances = distances.map(u32::from).collect::<Vec<_>>();
    assert_eq!(answers.distance[0], distances.iter().sum::<u32>());
    assert_eq!(
        answers.points[0],
        distances.iter().map(|it| 3_u32.saturating_sub(*it)).sum::<u32>()
    );

    let mut wobble = Wobble::of(&settings, 0..1);
    wobble.add(&Wobble::of(&settings, 1..2));
    assert_eq!(wobble, Wobble::of(&settings, 0..2));
    let mut changed = 0;
    for walk in 0..2 {
        let mut chance = Chance::new(WANDERING + walk);
        let mut board = chance.board();
        let mut last = network.run(&board).cell();
        for _ in 0..STEPS {
            board.wander(&mut |n| chance.below(n));
            let cell = network.run(&board).cell();
            changed += u32::from(cell != last);
            last = cell;
        }
    }
    assert_eq!(wobble.changed[0], changed);
    assert!(wobble.cells[0] >= 2 && wobble.cells[0] <= 2 + changed);
}

#[test]
fn bytes_say_shares_and_cells() {
    assert_eq!([0, 1, 2048, 4096].map(|part| share_byte(part, 4096)), [0, 0, 128, 255]);
    assert_eq!(share_byte(0, 0), 0);
    assert_eq!([0.0, 1.0, 4.0, 31.0].map(cells_byte), [0, 48, 96, 255]);
    for byte in 0..=255 {
        assert_eq!(cells_byte(f64::from(cells_of(byte))), byte);
    }
}

use proptest::prelude::*;
use range_model::{Board, BrokenBoard, CELLS, Cell, Chance, OBJECTS, SYMBOLS};

proptest! {
    #[test]
    fn a_drawn_board_is_as_the_type_promises(seed: u64) {
        let board = Chance::new(seed).board();
        prop_assert_eq!(Board::new(*board.objects(), board.asked()), Ok(board));
    }

    #[test]
    fn whatever_is_drawn_makes_a_board(numbers in prop::collection::vec(any::<u32>(), 18)) {
        let mut numbers = numbers.into_iter();
        let board = Board::draw(&mut |_| numbers.next().unwrap());
        prop_assert_eq!(Board::new(*board.objects(), board.asked()), Ok(board));
        prop_assert_eq!(numbers.next(), None);
    }

    #[test]
    fn the_answer_is_two_hops_away(seed: u64) {
        let board = Chance::new(seed).board();
        let [first, second] = [board.first_hop(), board.second_hop()].map(|at| board.objects()[at]);
        prop_assert_eq!(first.symbol, board.asked());
        prop_assert_eq!(first.guards, second.symbol);
        prop_assert_eq!(board.answer(), second.cell);
        prop_assert_ne!(first.symbol, second.symbol);
    }

    #[test]
    fn what_does_not_matter_wanders_and_the_rest_stays(seed: u64) {
        let mut chance = Chance::new(seed);
        let before = chance.board();
        let mut after = before;
        for _ in 0..20 {
            let last = after;
            after.wander(&mut |n| chance.below(n));
            for (a, b) in last.objects().iter().zip(after.objects()) {
                prop_assert!(a.cell.king_distance(b.cell) <= 1);
            }
        }
        prop_assert_eq!(Board::new(*after.objects(), after.asked()), Ok(after));
        for hop in [before.first_hop(), before.second_hop()] {
            prop_assert_eq!(before.objects()[hop], after.objects()[hop]);
        }
        prop_assert_ne!(before, after);
    }
}

#[test]
fn all_boards_are_alike_likely() {
    let mut chance = Chance::new(1);
    let mut counts = [[0_u32; SYMBOLS]; 2];
    let mut columns = [0_u32; CELLS];
    let mut guarded = [0_u32; OBJECTS];
    for _ in 0..6000 {
        let board = chance.board();
        counts[0][usize::from(board.asked())] += 1;
        counts[1][usize::from(board.objects()[3].symbol)] += 1;
        columns[usize::from(board.answer().x)] += 1;
        guarded[board.second_hop()] += 1;
    }
    assert!(counts.as_flattened().iter().all(|count| (500..700).contains(count)), "{counts:?}");
    assert!(columns.iter().all(|count| (130..250).contains(count)), "{columns:?}");
    // Asked is about the first object, which does not guard itself.
    assert_eq!(guarded[0], 0);
    assert!(guarded[1..].iter().all(|count| (1100..1300).contains(count)), "{guarded:?}");
}

#[test]
fn a_king_moves_in_all_eight_directions() {
    let at = |x, y| Cell { x, y };
    assert_eq!(at(3, 3).king_distance(at(3, 3)), 0);
    assert_eq!(at(3, 3).king_distance(at(2, 4)), 1);
    assert_eq!(at(3, 3).king_distance(at(5, 4)), 2);
    assert_eq!(at(0, 31).king_distance(at(31, 0)), 31);
}

/// What is changed on a good board, and what is said then.
type Change = (fn(&mut [range_model::Object; OBJECTS], &mut u8), BrokenBoard);

#[test]
fn what_is_no_board_is_refused_with_its_reason() {
    let board = Chance::new(5).board();
    let changes: [Change; 9] = [
        (|objects, _| objects[2].symbol = 10, BrokenBoard::Symbols),
        (|objects, _| objects[2].symbol = objects[1].symbol, BrokenBoard::Symbols),
        (|objects, _| objects[2].guards = objects[2].symbol, BrokenBoard::Guards),
        (|objects, _| objects[2].guards = objects[1].guards, BrokenBoard::Guards),
        (|objects, _| objects[2].guards = 99, BrokenBoard::Guards),
        (|objects, _| objects[2].cell.x = 32, BrokenBoard::Cells),
        (|objects, _| objects[2].cell.y = 255, BrokenBoard::Cells),
        (|objects, _| objects[2].cell = objects[1].cell, BrokenBoard::Cells),
        (|_, asked| *asked = 10, BrokenBoard::Asked),
    ];
    for (change, reason) in changes {
        let (mut objects, mut asked) = (*board.objects(), board.asked());
        change(&mut objects, &mut asked);
        assert_eq!(Board::new(objects, asked), Err(reason));
        assert!(!reason.to_string().is_empty());
    }
}

//! Prints how honest the meter is and what can be shipped: `cargo run --release --example balance`.

mod live;
mod players;
mod study;

use players::Player;
use sharp_shot::rules::{CONTRACTS, Dials, LAYERS, LIVE_CONTRACTS, Precision};
use study::{Setting, best, honesty, ships};

fn main() {
    let settings = Setting::within_budget();
    println!("{} settings within {} bits", settings.len(), CONTRACTS[0].budget);

    println!("\nThe meter's ranking against the expected score");
    println!("{:8}{:>18}{:>24}", "player", "rank correlation", "pairs the wrong way");
    for player in Player::ALL {
        let (correlation, wrong) = honesty(&settings, player);
        println!("{:8}{correlation:>18.4}{:>22.2} %", format!("{player:?}"), 100.0 * wrong);
    }

    println!("\nThe meter's best setting by budget");
    println!("{:6}{:36}{:>5}", "bits", LAYERS.map(|layer| layer.name).join(" "), "acc");
    for bits in [96, 80, 64, 56, 48, 44, 40, 36, 32, 28, 24] {
        let best = best(&Setting::within(bits));
        println!("{bits:<6}{:36}{:>4.0}%", best.names(), 100.0 * best.accuracy);
    }

    println!("\nThe chance to ship, and the expected score, by setting");
    print!("{:36}{:>4}{:>5}", "", "bits", "acc");
    for player in Player::ALL {
        print!("{:>14}", format!("{player:?}"));
    }
    println!("{:>10}", "average");
    let mut shown =
        Precision::ALL[1..].iter().map(|&p| Setting::new(Dials::uniform(p))).collect::<Vec<_>>();
    shown.extend([96, 48, 40, 36, 32].map(|bits| best(&Setting::within(bits))));
    shown.extend(EXAMPLES.map(|dials| Setting::new(Dials(dials))));
    for setting in shown {
        let (bits, percent) = (setting.dials.bits(), 100.0 * setting.accuracy);
        print!("{:36}{bits:>4}{percent:>4.0}%", setting.names());
        for player in Player::ALL {
            print!("{:>7.1}%{:>6.1}", 100.0 * setting.ships(player), setting.score(player));
        }
        println!("{:>9.1}%", 100.0 * ships(&setting.average_shots()));
    }
    print_live();
}

/// The best setting of each contract, and the best with one precision for all layers.
fn print_live() {
    println!(
        "\nOn the live range: the chance to ship, and the expected score, at once and watching; average"
    );
    for contract in &LIVE_CONTRACTS {
        let uniform = Precision::ALL.into_iter().map(Dials::uniform);
        for dials in [live::best(contract, Dials::all()), live::best(contract, uniform)] {
            let names = dials.0.map(|precision| format!("{:5}", precision.name())).concat();
            print!("{:14}{names}", contract.name);
            let worth = live::worth(contract, dials, 4000);
            for (ships, score) in worth {
                print!("{:>7.1}%{score:>6.1}", 100.0 * ships);
            }
            println!("{:>9.1}%", 100.0 * live::average(worth));
        }
    }
}

/// One or two layers of a role at int4, the others at fp16.
const EXAMPLES: [[Precision; 6]; 6] = {
    use Precision::{Fp16 as F, Int4 as I};
    [
        [I, F, F, F, F, F],
        [I, F, F, F, F, I],
        [F, I, F, F, F, F],
        [F, I, F, I, F, F],
        [F, F, I, F, F, F],
        [F, F, I, F, I, F],
    ]
};

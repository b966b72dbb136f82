//! What the model sees and says: a board for each shot and setting, and its answer to it.

use super::{Figures, LiveModel};
use crate::rules::{Dials, Grid, LAYERS, Precision, Range, Seen, Spotter, Targets};
use core::time::Duration;
use rand::RngExt;
use rand::rngs::ChaCha8Rng;
use range_model::{Answer, Board, Cell, Layer, Network};

/// How long the objects of a board stand still: less than three moves a second, which no eye takes
/// for flashes (WCAG 2.2, criterion 2.3.1).
pub const STEP: Duration = Duration::from_millis(350);

/// After so many steps the objects of a board begin anew, after 84 seconds: so a round that took days is
/// played again as fast as any, and a board takes no more of the generator than it has for it.
const STEPS: u128 = 240;

/// The model at work: it sees the boards of a round and points at cells.
pub struct LiveRange {
    model: LiveModel,
    range: Range,
    network: Network,
    /// What the network is set to.
    dials: Dials,
    /// The board that is looked at.
    board: Option<Watched>,
    /// What there was to see at each shot.
    fired: Vec<Sighted>,
}

/// A board and what the model says of it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Sighted {
    /// The board at that moment.
    pub board: Board,
    /// The model's answer with the dials of that moment.
    pub answer: Answer,
}

impl Sighted {
    /// The target and where the model shows it.
    #[must_use]
    pub fn seen(&self) -> Seen {
        let [centre, shown] = [self.board.answer(), self.answer.cell()].map(middle);
        Seen { centre, shown }
    }
}

/// A board whose objects move on.
struct Watched {
    targets: Targets,
    shot: usize,
    dials: Dials,
    step: u32,
    chance: ChaCha8Rng,
    sighted: Sighted,
}

/// The middle of a cell, in units.
pub(super) fn middle(cell: Cell) -> bevy::math::Vec2 {
    Grid::middle(cell.x, cell.y)
}

/// Whether the answer depends on the objects that have nothing to do with it: with floats it never
/// changed on any board that was measured, so there is nothing to wait for.
fn wobbles(dials: Dials) -> bool {
    dials.0.iter().any(|&precision| precision >= Precision::Int8)
}

impl LiveRange {
    /// For a round on this range.
    #[must_use]
    pub fn new(model: &LiveModel, range: Range) -> Self {
        let network = model.network(range);
        let dials = Dials::default();
        Self { model: model.clone(), range, network, dials, board: None, fired: Vec::new() }
    }

    /// What there is to see; nothing before the first update.
    #[must_use]
    pub fn now(&self) -> Option<&Sighted> {
        self.board.as_ref().map(|watched| &watched.sighted)
    }

    /// What there was to see at the last shot.
    #[must_use]
    pub fn last(&self) -> Option<&Sighted> {
        self.fired.last()
    }

    /// What there was to see at each shot of the round.
    #[must_use]
    pub fn fired(&self) -> &[Sighted] {
        &self.fired
    }

    /// Whether waiting may show something else.
    #[must_use]
    pub fn moves(&self) -> bool {
        wobbles(self.dials)
    }

    /// What was measured of the setting that is looked through.
    #[must_use]
    pub fn figures(&self) -> Figures {
        self.model.figures(self.range, &self.dials)
    }

    /// What was measured of another.
    #[must_use]
    pub fn figures_of(&self, dials: &Dials) -> Figures {
        self.model.figures(self.range, dials)
    }

    /// Quantizes the layers anew whose dials were turned.
    fn set(&mut self, dials: Dials) {
        for layer in (0..LAYERS.len()).filter(|&layer| self.dials.0[layer] != dials.0[layer]) {
            let precision = range_model::Precision::ALL[dials.0[layer] as usize];
            self.network.set(Layer::ALL[layer], precision);
        }
        self.dials = dials;
    }

    /// Keeps what was seen at a shot, when the next board is due.
    fn remember(&mut self, shot: usize) {
        self.fired.truncate(shot);
        let before = self.board.as_ref().filter(|watched| watched.shot + 1 == shot);
        if let Some(watched) = before.filter(|_| self.fired.len() + 1 == shot) {
            self.fired.push(watched.sighted);
        }
    }
}

impl Spotter for LiveRange {
    fn look(&mut self, targets: &Targets, shot: usize, dials: &Dials, time: Duration) -> Seen {
        self.remember(shot);
        self.set(*dials);
        let due = time.as_millis() / STEP.as_millis() % STEPS;
        let step = if wobbles(*dials) { due as u32 } else { 0 };
        let known = self.board.take().filter(|watched| {
            let same = watched.shot == shot && watched.dials == *dials;
            same && watched.step <= step && watched.targets == *targets
        });
        let watched = if let Some(watched) = known {
            watched.at(step, &self.network)
        } else {
            let mut chance = targets.chance(shot, *dials);
            let mut below = |below| chance.random_range(0..below);
            let mut board = Board::draw(&mut below);
            (0..step).for_each(|_| board.wander(&mut below));
            let sighted = Sighted { board, answer: self.network.run(&board) };
            let targets = targets.clone();
            Watched { targets, shot, dials: *dials, step, chance, sighted }
        };
        let seen = watched.sighted.seen();
        self.board = Some(watched);
        seen
    }
}

impl Watched {
    /// The same some steps later.
    fn at(mut self, step: u32, network: &Network) -> Self {
        let Sighted { board, answer } = &mut self.sighted;
        if self.step < step {
            for _ in self.step..step {
                board.wander(&mut |below| self.chance.random_range(0..below));
            }
            self.step = step;
            *answer = network.run(board);
        }
        self
    }
}

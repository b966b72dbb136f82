//! A board: six objects, who guards whom, and what is asked.

use crate::task::draw::distinct;
use crate::{CELLS, OBJECTS, SYMBOLS};
use core::fmt;

/// A cell of the board: `x` from the left, `y` from the top, each below [`CELLS`].
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Cell {
    /// Column, from 0.
    pub x: u8,
    /// Row, from 0.
    pub y: u8,
}

impl Cell {
    /// How many moves a chess king needs from here to `other`: 0 for the same cell, 1 for the eight
    /// around it.
    #[must_use]
    pub fn king_distance(self, other: Self) -> u8 {
        self.x.abs_diff(other.x).max(self.y.abs_diff(other.y))
    }

    /// One king's move away, in one of eight directions; nothing where the board ends.
    fn beside(self, direction: u32) -> Option<Self> {
        // Of the nine cells around, the middle one is left out.
        let place = direction + u32::from(direction >= 4);
        let along = |at: u8, step: u32| (u32::from(at) + step).checked_sub(1);
        let (x, y) = (along(self.x, place % 3)?, along(self.y, place / 3)?);
        (x < CELLS as u32 && y < CELLS as u32).then_some(Self { x: x as u8, y: y as u8 })
    }
}

/// What stands in a cell.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Object {
    /// Which of the [`SYMBOLS`] it is.
    pub symbol: u8,
    /// The symbol of the object that it guards.
    pub guards: u8,
    /// Where it stands.
    pub cell: Cell,
}

/// Six objects with different symbols in different cells, each guarded by exactly one other, and the
/// symbol that is asked about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Board {
    objects: [Object; OBJECTS],
    asked: u8,
}

/// Why six objects are no board.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BrokenBoard {
    /// A symbol is not below [`SYMBOLS`], or two objects have the same.
    Symbols,
    /// Somebody guards itself or nobody, or two guard the same.
    Guards,
    /// A cell is not on the board, or two objects stand in it.
    Cells,
    /// No object has the symbol that is asked about.
    Asked,
}

impl fmt::Display for BrokenBoard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Symbols => "the objects' symbols are not six different ones of the ten",
            Self::Guards => "not every object guards one other",
            Self::Cells => "the objects' cells are not six different ones of the board",
            Self::Asked => "no object has the symbol that is asked about",
        })
    }
}

impl core::error::Error for BrokenBoard {}

impl Board {
    /// A board of these objects with a question about the symbol `asked`.
    ///
    /// # Errors
    /// What is not as the type promises.
    pub fn new(objects: [Object; OBJECTS], asked: u8) -> Result<Self, BrokenBoard> {
        let all = |test: fn(&Object) -> bool| objects.iter().all(test);
        let count = |test: &dyn Fn(&Object) -> bool| objects.iter().filter(|it| test(it)).count();
        let alone = |test: &dyn Fn(&Object, &Object) -> bool| {
            objects.iter().all(|one| count(&|other| test(one, other)) == 1)
        };
        if !all(|it| usize::from(it.symbol) < SYMBOLS) || !alone(&|a, b| a.symbol == b.symbol) {
            return Err(BrokenBoard::Symbols);
        }
        if !all(|it| it.guards != it.symbol) || !alone(&|a, b| b.guards == a.symbol) {
            return Err(BrokenBoard::Guards);
        }
        if !all(|it| usize::from(it.cell.x.max(it.cell.y)) < CELLS)
            || !alone(&|a, b| a.cell == b.cell)
        {
            return Err(BrokenBoard::Cells);
        }
        if count(&|it| it.symbol == asked) != 1 {
            return Err(BrokenBoard::Asked);
        }
        Ok(Self { objects, asked })
    }

    /// A board by chance. `below(n)` has to give each number below `n` equally often; it is called
    /// 18 times.
    ///
    /// Nobody guards itself, as then there would be nothing to follow: the six stand in a ring in which
    /// each guards the next (all rings alike likely).
    pub fn draw(below: &mut impl FnMut(u32) -> u32) -> Self {
        let symbols: [u32; OBJECTS] = distinct(SYMBOLS as u32, below);
        let ring: [u32; OBJECTS] = distinct(OBJECTS as u32, below);
        let cells: [u32; OBJECTS] = distinct((CELLS * CELLS) as u32, below);
        let mut objects = [Object::default(); OBJECTS];
        for (place, &at) in ring.iter().enumerate() {
            let next = ring[(place + 1) % OBJECTS] as usize;
            let cell = cells[at as usize];
            objects[at as usize] = Object {
                symbol: symbols[at as usize] as u8,
                guards: symbols[next] as u8,
                cell: Cell { x: (cell % CELLS as u32) as u8, y: (cell / CELLS as u32) as u8 },
            };
        }
        // The symbols are in an order by chance already.
        Self { objects, asked: symbols[0] as u8 }
    }

    /// What stands on it.
    #[must_use]
    pub fn objects(&self) -> &[Object; OBJECTS] {
        &self.objects
    }

    /// The symbol that is asked about.
    #[must_use]
    pub fn asked(&self) -> u8 {
        self.asked
    }

    /// The index of the object that is asked about: the first hop.
    #[must_use]
    pub fn first_hop(&self) -> usize {
        self.index_of(self.asked)
    }

    /// The index of the object that the first hop guards: the second hop, at which to aim.
    #[must_use]
    pub fn second_hop(&self) -> usize {
        self.index_of(self.objects[self.first_hop()].guards)
    }

    /// The right answer: the cell of the second hop.
    #[must_use]
    pub fn answer(&self) -> Cell {
        self.objects[self.second_hop()].cell
    }

    /// The four objects that have nothing to do with the answer move on by one king's move each, in a
    /// direction by chance; who would leave the board or step on another stays. `below` is as for
    /// [`Board::draw`], and is called four times.
    pub fn wander(&mut self, below: &mut impl FnMut(u32) -> u32) {
        let hops = [self.first_hop(), self.second_hop()];
        for index in (0..OBJECTS).filter(|index| !hops.contains(index)) {
            let to = self.objects[index].cell.beside(below(8));
            if let Some(to) = to.filter(|&to| self.objects.iter().all(|it| it.cell != to)) {
                self.objects[index].cell = to;
            }
        }
    }

    /// The index of the object with a symbol that is on the board.
    fn index_of(&self, symbol: u8) -> usize {
        self.objects.iter().position(|it| it.symbol == symbol).unwrap_or(0)
    }
}

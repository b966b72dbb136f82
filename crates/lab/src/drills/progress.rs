//! What a student has answered, and what comes next.

use crate::numbers::fields;
use alloc::vec::Vec;

/// After how many other answers a drill comes back, by how often in a row it was right (Leitner's boxes).
const BACK_AFTER: [u32; 5] = [2, 6, 15, 40, 100];

/// What is known of one drill.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// How often it was answered rightly.
    pub right: u32,
    /// … and wrongly.
    pub wrong: u32,
    /// How often in a row it was right; 0 after a wrong answer.
    pub row: u32,
    /// At how many answers in all it comes back.
    pub due: u32,
}

/// One student's answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// How many there were.
    pub answers: u32,
    /// How many in a row were right, up to the last one.
    pub streak: u32,
    /// The longest such row.
    pub best: u32,
    /// Of each drill, by its index; what was never asked may be missing.
    pub records: Vec<Option<Record>>,
}

impl Progress {
    /// Takes an answer down.
    pub fn take(&mut self, drill: usize, is_right: bool) {
        if self.records.len() <= drill {
            self.records.resize(drill + 1, None);
        }
        self.answers += 1;
        self.streak = if is_right { self.streak + 1 } else { 0 };
        self.best = self.best.max(self.streak);
        let record = self.records[drill].get_or_insert_default();
        if is_right {
            record.right += 1;
            record.row += 1;
        } else {
            record.wrong += 1;
            record.row = 0;
        }
        let after = BACK_AFTER[(record.row as usize).min(BACK_AFTER.len() - 1)];
        record.due = self.answers + after;
    }

    /// Whether its last answer was wrong.
    #[must_use]
    pub fn is_to_repeat(&self, drill: usize) -> bool {
        self.record(drill).is_some_and(|it| it.row == 0)
    }

    /// Which of these comes next: what was wrong and is due; then what is new; then what is due the soonest. Nothing of
    /// none.
    #[must_use]
    pub fn next(&self, drills: &[usize]) -> Option<usize> {
        let due = |it: &&usize| self.record(**it).map_or(0, |it| it.due);
        let wrong = drills.iter().filter(|it| self.is_to_repeat(**it) && due(it) <= self.answers);
        let new = || drills.iter().find(|it| self.record(**it).is_none());
        wrong.min_by_key(due).or_else(new).or_else(|| drills.iter().min_by_key(due)).copied()
    }

    fn record(&self, drill: usize) -> Option<&Record> {
        self.records.get(drill)?.as_ref()
    }
}

fields!(Record { right, wrong, row, due });
fields!(Progress { answers, streak, best, records });

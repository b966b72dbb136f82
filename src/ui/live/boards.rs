//! The boards of a round, for the debrief.

use crate::rules::RangeSpotter;
use crate::rules::live::LiveRange;

/// As `Handle::live_boards` says; nothing on another range.
pub fn boards(spotter: &RangeSpotter) -> Vec<u8> {
    let fired = spotter.as_a::<LiveRange>().map_or(&[][..], LiveRange::fired);
    let mut bytes = Vec::new();
    for sighted in fired {
        for object in sighted.board.objects() {
            bytes.extend([object.symbol, object.guards, object.cell.x, object.cell.y]);
        }
        let shown = sighted.answer.cell();
        bytes.extend([sighted.board.asked(), shown.x, shown.y]);
    }
    bytes
}

// Which functions of the compiled game are not in the file that every player downloads first. What no pattern
// here names is, unless only such functions call it (`split.mjs`); so a pattern that no longer fits costs bytes,
// and is told when the game is built. Where patterns of two parts fit, the earlier part has it.

/**
 * Left out. These describe values to a programmer, on the way to the message of a panic, which nobody
 * reads (`src/ui/api/panic.rs` tells the place; the game's own code formats nothing with `{:?}`, see `src/lib.rs`),
 * or copy entities, of which the game has none.
 */
const LEFT_OUT = [
  / as (core|std)::fmt::Debug>::fmt/,
  /^core::fmt::(builders::|Formatter::debug_)|escape_debug|PadAdapter|^<?disqualified::/,
  /^<bevy_\w+::.* as core::fmt::Display>::fmt/,
  /^bevy_ecs::error::handler::|^bevy_ecs::schedule::error::ScheduleBuild\w+::to_string/,
  /ScheduleGraph::(get_node_name_inner|traverse_sets_containing_node)/,
  /AccessConflicts::format|^core::str::slice_error_fail|component_clone_via_clone/,
];

/**
 * In a second file, which comes with the first shot, or before a link is read. The first three lines are what
 * is only asked for then. The others are for failures, and for what does not happen in a game of this size;
 * should it happen before, the file is fetched at once.
 */
const LATER = [
  /^(handle_(debrief|link|progress|finish)|outcome)\b/,
  /^sharp_shot::rules::links::bytes::/,
  /^sharp_shot::rules::links::replay::/,
  /^sharp_shot::ui::api::panic::on_panic::/,
  /^core::panicking::|^std::panicking::panic_with_hook|panic_handler/,
  /(assert|unwrap|expect|index|mismatch)_fail(ed)?(_inner)?$|::panic_\w+$|handle_alloc_error|capacity_overflow/,
  /rehash_in_place|clear_no_drop|^core::slice::sort::unstable::quicksort/,
  /BTreeMap<K,V,A>::insert|clone_subtree|btree::node::.*::(insert|split)|trigger_internal|try_runnable/,
];

/**
 * In a third file, which comes when the live range is opened: what is written for it alone.
 */
const LIVE = [
  /^(handle_live|loadLive|load_live)/,
  /\b(sharp_shot::(rules|ui|ui::api)::live|range_model)::/,
];

export const PATTERNS = { extra: { later: LATER, live: LIVE }, leftOut: LEFT_OUT };

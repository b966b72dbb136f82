//! How far several measurements of the same thing lie apart.

use serde_json::{Map, Value, json};

/// Of values that are built alike, the same with the smallest, the middle and the largest in place of
/// each number that is not always the same; of what is no number, all that are different.
pub fn over(values: &[Value]) -> Value {
    match &values[0] {
        Value::Number(_) => {
            let mut numbers = values.iter().filter_map(Value::as_f64).collect::<Vec<_>>();
            numbers.sort_by(f64::total_cmp);
            let [least, most] = [numbers[0], numbers[numbers.len() - 1]];
            if values.iter().all(|value| *value == values[0]) {
                return values[0].clone();
            }
            json!({ "min": least, "median": numbers[numbers.len() / 2], "max": most })
        }
        Value::Object(first) => {
            let of =
                |key: &String| values.iter().map(|value| value[key].clone()).collect::<Vec<_>>();
            let pairs = first.keys().map(|key| (key.clone(), over(&of(key))));
            Value::Object(pairs.collect::<Map<_, _>>())
        }
        Value::Array(first) => {
            let of = |at: usize| values.iter().map(|value| value[at].clone()).collect::<Vec<_>>();
            Value::Array((0..first.len()).map(|at| over(&of(at))).collect())
        }
        _ => {
            let mut different = values.to_vec();
            different.dedup();
            Value::Array(different)
        }
    }
}

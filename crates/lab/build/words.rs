//! The tracks and the words of the lab as they stand in `assets/lab/`, and what must be true of them.
//!
//! The page takes the texts from the same files; only what is calculated with becomes a constant here.

use serde::Deserialize;
use std::fmt::Write;

/// The tracks, in the order in which they are shown.
const TRACKS: [&str; 4] = ["cloud", "edge", "mobile", "tiny"];

/// How many answers a question has.
const ANSWERS: usize = 4;

/// The names that texts may have between braces, of a part. `web/lab/way/figures.js` puts figures there.
const FIGURES: [(&str, &[&str]); 4] = [
    (
        "quantization",
        &[
            "range_fp16_kb",
            "range_int8_kb",
            "range_int8_drop",
            "resnet_drop",
            "resnet_drop_few",
            "veto",
            "cliff",
            "cliff_accuracy",
            "above_accuracy",
            "edge_share",
            "textbook_regains",
            "qat_before",
            "qat_bell",
            "qat_cell",
            "hard_alone",
            "curvature_ranks",
            "error_ranks",
        ],
    ),
    (
        "pruning",
        &[
            "hardware",
            "half_theory",
            "half_real",
            "sparse_pays",
            "order_prune_first",
            "order_quantize_first",
            "int4_alone",
            "two_of_four_tuned",
            "two_of_four_int4",
            "few_neurons",
        ],
    ),
    (
        "distillation",
        &[
            "short_steps",
            "short_taught",
            "short_alone",
            "long_steps",
            "long_taught",
            "long_alone",
            "seeds",
            "alone_fp32",
            "taught_fp32",
            "alone_loop",
            "taught_loop",
        ],
    ),
    (
        "ship",
        &[
            "plans",
            "mask_gb",
            "anywhere_gb",
            "heavy_energy",
            "light_energy",
            "heavy_perplexity",
            "light_perplexity",
            "perplexity_gap",
            "energy_ratio",
        ],
    ),
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Track {
    id: String,
    name: String,
    who: String,
    mission: String,
    wall: String,
    limit: Limit,
    place: Place,
    hardware: String,
    two_of_four: bool,
    speed_up: f64,
    veto: Veto,
    messages: Messages,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Limit {
    of: Quantity,
    part_of_fp16: f64,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Quantity {
    Memory,
    Latency,
    Energy,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Place {
    Cloud,
    Phone,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Veto {
    points: f64,
    why: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Messages {
    quantization: String,
    pruning: String,
    distillation: String,
    ship: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Parts {
    quantization: Part,
    pruning: Part,
    distillation: Part,
    ship: Part,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Part {
    title: String,
    predictions: Vec<Prediction>,
    ask: Option<Ask>,
    /// Where the range model and textbooks differ.
    beside: Vec<String>,
    reflection: Reflection,
    defend: Option<Defend>,
    sources: Vec<Source>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Prediction {
    question: String,
    answers: Vec<String>,
    reveal: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Ask {
    question: String,
    right: String,
    wrong: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reflection {
    question: String,
    answers: Vec<Answer>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Answer {
    text: String,
    right: bool,
    explanation: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Defend {
    question: String,
    answers: Vec<Defence>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Defence {
    text: String,
    explanation: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    text: String,
    url: String,
}

/// Checks both files, and makes the constants that `src/tracks.rs` includes.
///
/// # Errors
///
/// A sentence that names the file and the field.
pub fn to_rust(tracks: &str, parts: &str) -> Result<String, String> {
    let tracks: Vec<Track> = read("tracks.json", tracks)?;
    let parts: Parts = read("parts.json", parts)?;
    check_tracks(&tracks).map_err(|complaint| format!("tracks.json: {complaint}"))?;
    parts.check().map_err(|complaint| format!("parts.json: {complaint}"))?;
    Ok(rust(&tracks, &parts))
}

fn read<T: for<'a> Deserialize<'a>>(file: &str, json: &str) -> Result<T, String> {
    let mut text = serde_json::Deserializer::from_str(json);
    let it =
        serde_path_to_error::deserialize(&mut text).map_err(|error| format!("{file}: {error}"))?;
    text.end().map_err(|error| format!("{file}: {error}"))?;
    Ok(it)
}

fn check_tracks(tracks: &[Track]) -> Result<(), String> {
    let ids = tracks.iter().map(|it| it.id.as_str()).collect::<Vec<_>>();
    if ids != TRACKS {
        return Err(format!("id: they are {ids:?}, and have to be {TRACKS:?}"));
    }
    for (at, track) in tracks.iter().enumerate() {
        track.check().map_err(|complaint| format!("[{at}].{complaint}"))?;
    }
    Ok(())
}

impl Track {
    fn check(&self) -> Result<(), String> {
        let Messages { quantization, pruning, distillation, ship } = &self.messages;
        let texts = [
            ("name", &self.name),
            ("who", &self.who),
            ("mission", &self.mission),
            ("wall", &self.wall),
            ("hardware", &self.hardware),
            ("veto.why", &self.veto.why),
            ("messages.quantization", quantization),
            ("messages.pruning", pruning),
            ("messages.distillation", distillation),
            ("messages.ship", ship),
        ];
        texts.iter().try_for_each(|(name, text)| fits(name, text, &[]))?;
        let numbers = [
            ("limit.part_of_fp16", self.limit.part_of_fp16, 0.01..=1.0),
            ("speed_up", self.speed_up, 1.01..=10.0),
            ("veto.points", self.veto.points, 0.1..=50.0),
        ];
        for (name, number, range) in numbers {
            if !range.contains(&number) {
                return Err(format!("{name}: {number} is not within {range:?}"));
            }
        }
        Ok(())
    }
}

impl Parts {
    fn all(&self) -> [&Part; 4] {
        [&self.quantization, &self.pruning, &self.distillation, &self.ship]
    }

    fn check(&self) -> Result<(), String> {
        for ((name, figures), part) in FIGURES.iter().zip(self.all()) {
            part.check(figures).map_err(|complaint| format!("{name}.{complaint}"))?;
        }
        let asked = self
            .all()
            .map(|part| (part.predictions.len(), part.ask.is_some(), part.defend.is_some()));
        let wanted = [(2, true, false), (1, false, false), (1, false, false), (1, false, true)];
        if asked == wanted {
            return Ok(());
        }
        Err("it takes two predictions and an `ask` in quantization, one prediction in the others, `defend` in ship".into())
    }
}

impl Part {
    fn check(&self, figures: &[&str]) -> Result<(), String> {
        fits("title", &self.title, figures)?;
        for (at, Prediction { question, answers, reveal }) in self.predictions.iter().enumerate() {
            let here = format!("predictions[{at}]");
            fits(&format!("{here}.question"), question, figures)?;
            fits(&format!("{here}.reveal"), reveal, figures)?;
            there_are(&format!("{here}.answers"), answers.len(), ANSWERS)?;
            answers.iter().try_for_each(|it| fits(&format!("{here}.answers"), it, figures))?;
        }
        if let Some(Ask { question, right, wrong }) = &self.ask {
            let texts = [("ask.question", question), ("ask.right", right), ("ask.wrong", wrong)];
            texts.iter().try_for_each(|(name, text)| fits(name, text, figures))?;
        }
        self.beside.iter().try_for_each(|it| fits("beside", it, figures))?;
        let Reflection { question, answers } = &self.reflection;
        fits("reflection.question", question, figures)?;
        there_are("reflection.answers", answers.len(), ANSWERS)?;
        for Answer { text, explanation, .. } in answers {
            fits("reflection.answers.text", text, figures)?;
            fits("reflection.answers.explanation", explanation, figures)?;
        }
        there_are("reflection.answers.right", answers.iter().filter(|it| it.right).count(), 1)?;
        if let Some(Defend { question, answers }) = &self.defend {
            fits("defend.question", question, figures)?;
            there_are("defend.answers", answers.len(), 2)?;
            for Defence { text, explanation } in answers {
                fits("defend.answers.text", text, figures)?;
                fits("defend.answers.explanation", explanation, figures)?;
            }
        }
        for Source { text, url } in &self.sources {
            fits("sources.text", text, &[])?;
            if !url.starts_with("https://") {
                return Err(format!("sources.url: {url:?} does not start with https://"));
            }
        }
        Ok(())
    }

    fn right_reflection(&self) -> usize {
        self.reflection.answers.iter().position(|it| it.right).expect("one of them was found to be")
    }
}

fn there_are(name: &str, count: usize, wanted: usize) -> Result<(), String> {
    if count == wanted {
        Ok(())
    } else {
        Err(format!("{name}: there are {count}, and it takes {wanted}"))
    }
}

/// A text says something, and has no name between braces but these.
fn fits(name: &str, text: &str, figures: &[&str]) -> Result<(), String> {
    if text.trim().is_empty() {
        return Err(format!("{name}: is empty"));
    }
    for after in text.split('{').skip(1) {
        let Some((figure, _)) = after.split_once('}') else {
            return Err(format!("{name}: a brace is not closed: {{{after}"));
        };
        if !figures.contains(&figure) {
            return Err(format!("{name}: there is no figure {{{figure}}}; there are {figures:?}"));
        }
    }
    Ok(())
}

fn rust(tracks: &[Track], parts: &Parts) -> String {
    let mut rust = String::from(
        "/// The tracks, in the order of [`Track`].\npub const MISSIONS: [Mission; 4] = [\n",
    );
    for Track { limit, place, two_of_four, speed_up, veto, .. } in tracks {
        writeln!(
            rust,
            "    Mission {{ limited: Quantity::{:?}, part_of_fp16: {:?}, place: Place::{place:?}, \
             two_of_four: {two_of_four}, speed_up: {speed_up:?}, veto_points: {:?} }},",
            limit.of, limit.part_of_fp16, veto.points
        )
        .expect("a String takes all");
    }
    let right = parts.all().map(Part::right_reflection);
    rust + &format!(
        "];\n\n/// Which answer of each part's reflection is right.\npub const REFLECTIONS: [u8; 4] = {right:?};\n"
    )
}

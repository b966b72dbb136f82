//! The chapters of the workbook as they stand in `assets/workbook/`, and what must be true of them.
//!
//! The page has the words from the same files; only what is calculated with becomes a constant here. That each drill is
//! well posed is for the tests, which draw it ten thousand times.

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Write};
use std::marker::PhantomData;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Title {
    id: String,
    title: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Chapter {
    drills: Vec<Drill>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Drill {
    id: String,
    kind: Kind,
    concept: String,
    source: String,
    #[serde(default)]
    draw: Pairs<Vec<f64>>,
    #[serde(default, rename = "where")]
    derived: Pairs<String>,
    ask: String,
    #[serde(default)]
    steps: Vec<String>,
    answer: Option<String>,
    unit: Option<String>,
    tolerance: Option<f64>,
    #[serde(default)]
    mistakes: Vec<Mistake>,
    #[serde(default)]
    answers: Vec<Answer>,
    #[serde(default)]
    lines: Vec<Line>,
    #[serde(default)]
    items: Vec<String>,
    why: Option<String>,
    #[serde(default)]
    given: Pairs<String>,
    picture: Option<Picture>,
}

#[derive(Clone, Copy, Deserialize, PartialEq)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Number,
    Choice,
    Order,
    Line,
    Formula,
    Picture,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    text: String,
    url: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Mistake {
    answer: Option<String>,
    early: Option<usize>,
    before: Option<usize>,
    why: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Answer {
    text: String,
    #[serde(default)]
    right: bool,
    why: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    text: String,
    #[serde(default)]
    wrong: bool,
    why: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Picture {
    caption: String,
    x: Axis,
    y: Axis,
    series: Vec<Series>,
    #[serde(default)]
    limits: Vec<Limit>,
}

#[derive(Deserialize)]
struct Axis {
    scale: Scale,
}

#[derive(Deserialize, PartialEq)]
#[serde(rename_all = "lowercase")]
enum Scale {
    Linear,
    Log,
    Band,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Series {
    #[serde(rename = "kind")]
    _kind: Drawn,
    name: String,
    marks: Vec<Mark>,
}

/// What the charts of the workbook draw: `web/chart/all.js` says what the lab's draw besides.
#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Drawn {
    Line,
    Stair,
    Points,
    Bars,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Mark {
    x: Text,
    y: Text,
    name: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Limit {
    #[serde(rename = "axis")]
    _axis: Across,
    at: Text,
    name: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Across {
    X,
    Y,
}

/// A formula, or a number in its place.
#[derive(Deserialize)]
#[serde(untagged)]
enum Text {
    Formula(String),
    Number(f64),
}

/// A JSON object in the order in which it is written.
struct Pairs<T>(Vec<(String, T)>);

impl<T> Default for Pairs<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Pairs<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct InOrder<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for InOrder<T> {
            type Value = Pairs<T>;

            fn expecting(&self, to: &mut fmt::Formatter) -> fmt::Result {
                to.write_str("names with what belongs to them")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs<T>, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Pairs(pairs))
            }
        }
        from.deserialize_map(InOrder(PhantomData))
    }
}

/// The constants that `src/drills/` includes, of the chapters whose names are in the first file; the second
/// has what they refer to.
///
/// # Errors
///
/// A sentence that names the file and the field.
pub fn to_rust(
    titles: &str,
    sources: &str,
    chapter: impl Fn(&str) -> String,
) -> Result<String, String> {
    let titles: Vec<Title> = read("chapters.json", titles)?;
    let sources: BTreeMap<String, Source> = read("sources.json", sources)?;
    for (key, Source { text, url }) in &sources {
        filled(&format!("workbook/sources.json: {key}.text"), text)?;
        if !url.starts_with("https://") {
            return Err(format!(
                "workbook/sources.json: {key}.url: it does not begin with https://"
            ));
        }
    }
    let (mut rust, mut names, mut count) = (String::new(), String::new(), 0);
    let mut quantities = String::new();
    let mut ids = BTreeSet::new();
    for (at, Title { id, title }) in titles.iter().enumerate() {
        let file = format!("chapters/{id}.json");
        filled(&format!("workbook/chapters.json: {id}.title"), title)?;
        let Chapter { drills } = read(&file, &chapter(id))?;
        for (place, drill) in drills.iter().enumerate() {
            let place = format!("workbook/{file}: drills[{place}]");
            let whose = |complaint: String| format!("{place} ({}){complaint}", drill.id);
            drill.check().map_err(whose)?;
            if !sources.contains_key(&drill.source) {
                return Err(whose(format!(".source: sources.json has no {}", drill.source)));
            }
            if !ids.insert(drill.id.clone()) {
                return Err(whose(".id: another drill has it".into()));
            }
            let text = drill.text(&drill.task().map_err(whose)?).map_err(whose)?;
            writeln!(rust, "    {text:?},").expect("a String takes all");
            write!(quantities, "&{:?}, ", drill.names()).expect("a String takes all");
            write!(names, "({:?}, {at}), ", drill.id).expect("a String takes all");
        }
        count += drills.len();
    }
    if count > MOST {
        return Err(format!("workbook/: there are {count} drills, and progress is kept of {MOST}"));
    }
    let chapters = titles.iter().map(|it| it.id.as_str()).collect::<Vec<_>>();
    Ok(format!(
        "/// The names of the chapters, in their order.\npub const CHAPTERS: [&str; {}] = {chapters:?};\n\
         /// The name of each drill, and the index of its chapter.\npub const NAMES: [(&str, usize); {count}] = [{names}];\n\
         /// What its quantities are called where it is written.\npub const QUANTITIES: [&[&str]; {count}] = [{quantities}];\n\
         /// Each drill, chapter by chapter, as [`Drill::new`] reads it.\npub const DRILLS: [&str; {count}] = [\n{rust}];\n",
        chapters.len()
    ))
}

/// As long as a list may be that the page hands over (`src/numbers.rs`).
const MOST: usize = 128;

fn read<'a, T: Deserialize<'a>>(file: &str, json: &'a str) -> Result<T, String> {
    let mut text = serde_json::Deserializer::from_str(json);
    let it = serde_path_to_error::deserialize(&mut text);
    it.map_err(|error| format!("workbook/{file}: {error}"))
}

fn filled(place: &str, text: &str) -> Result<(), String> {
    if text.trim().is_empty() { Err(format!("{place}: it is empty")) } else { Ok(()) }
}

impl Drill {
    /// What is wrong with what every drill has.
    fn check(&self) -> Result<(), String> {
        for (field, text) in [(".concept", &self.concept), (".ask", &self.ask)] {
            filled(field, text)?;
        }
        if self.said().any(|text| text.trim().is_empty()) {
            return Err(": a text of it is empty".into());
        }
        if self.picture.as_ref().is_some_and(|it| it.y.scale == Scale::Band) {
            return Err(".picture.y.scale: heights are numbers".into());
        }
        // The right order needs none.
        if self.steps.is_empty() && self.kind != Kind::Order {
            return Err(".steps: there are none".into());
        }
        if let Some((name, _)) = self.draw.0.iter().find(|(_, numbers)| numbers.is_empty()) {
            return Err(format!(".draw.{name}: there is no number"));
        }
        let names = self.draw.0.iter().map(|(name, _)| name);
        let names = names.chain(self.derived.0.iter().map(|(name, _)| name)).collect::<Vec<_>>();
        let known = |name: &str| name == "answer" || names.iter().any(|it| *it == name);
        for text in self.said().chain(self.drawn()) {
            for part in text.split('{').skip(1) {
                let Some((name, _)) = part.split_once('}') else {
                    return Err(format!(": a brace is not closed in “{text}”"));
                };
                if !known(name) {
                    return Err(format!(": nothing has the name {{{name}}} in “{text}”"));
                }
            }
            // The page parts texts by their lines (tools/workbook.mjs).
            if text.contains('\n') {
                return Err(format!(": “{text}” has two lines"));
            }
        }
        if let Some((name, _)) = self.given.0.iter().find(|(name, _)| !known(name)) {
            return Err(format!(".given.{name}: it is not drawn"));
        }
        Ok(())
    }

    /// Of its quantities, the drawn ones first.
    fn names(&self) -> Vec<&str> {
        let derived = self.derived.0.iter().map(|(name, _)| name.as_str());
        self.draw.0.iter().map(|(name, _)| name.as_str()).chain(derived).collect()
    }

    /// All that a student may read, beside a picture.
    fn said(&self) -> impl Iterator<Item = &String> {
        let answers = self.answers.iter().flat_map(|it| [&it.text, &it.why]);
        let lines = self.lines.iter().flat_map(|it| [&it.text, &it.why]);
        let whys = self.mistakes.iter().map(|it| &it.why).chain(&self.why);
        [&self.concept, &self.ask]
            .into_iter()
            .chain(&self.steps)
            .chain(&self.items)
            .chain(answers)
            .chain(lines)
            .chain(whys)
    }

    /// What stands in its picture. There names may be empty.
    fn drawn(&self) -> impl Iterator<Item = &String> {
        self.picture.iter().flat_map(|it| {
            let marks = it.series.iter().flat_map(|it| it.marks.iter().map(|it| &it.name));
            let limits = it.limits.iter().map(|it| &it.name);
            marks.chain(limits).chain(it.series.iter().map(|it| &it.name)).chain([&it.caption])
        })
    }

    /// What makes an answer right, in Rust.
    fn task(&self) -> Result<String, String> {
        match self.kind {
            Kind::Number | Kind::Picture => {
                if (self.kind == Kind::Picture) != self.picture.is_some() {
                    return Err(".picture: a picture has one, and nothing else".into());
                }
                let tolerance = self.tolerance.unwrap_or(0.01);
                if !(0.0..0.2).contains(&tolerance) {
                    return Err(format!(".tolerance: {tolerance} is not from 0 to 0.2"));
                }
                let unit =
                    self.unit.as_deref().ok_or(".unit: it is missing; a plain number has \"\"")?;
                Ok(format!("n;{unit};{tolerance};{}", self.formulas()?.join(";")))
            }
            Kind::Formula => {
                if self.given.0.is_empty() {
                    return Err(".given: it says nothing of the names".into());
                }
                Ok(format!("f;{}", self.formulas()?.join(";")))
            }
            Kind::Choice => one_of("answers", self.answers.iter().map(|it| it.right), false),
            Kind::Line => one_of("lines", self.lines.iter().map(|it| it.wrong), true),
            Kind::Order => self.order(),
        }
    }

    /// The right one, and those of the mistakes.
    fn formulas(&self) -> Result<Vec<&str>, String> {
        let mut formulas = vec![self.answer.as_deref().ok_or(".answer: it is missing")?];
        for it in &self.mistakes {
            formulas.push(it.answer.as_deref().ok_or(".mistakes: one has no answer")?);
        }
        if formulas.len() == 1 { Err(".mistakes: there are none".into()) } else { Ok(formulas) }
    }

    fn order(&self) -> Result<String, String> {
        let items = self.items.len();
        if !(3..=8).contains(&items) {
            return Err(".items: there have to be 3 to 8".into());
        }
        self.why.as_ref().ok_or(".why: it is missing")?;
        let pair = |it: &Mistake| {
            Some((it.early?, it.before?)).filter(|(early, before)| before < early && *early < items)
        };
        let mistakes = self.mistakes.iter().map(pair).collect::<Option<Vec<_>>>();
        let mistakes =
            mistakes.ok_or(".mistakes: one has no item that comes before an earlier one")?;
        let mistakes = mistakes.iter().map(|(early, before)| format!(";{early};{before}"));
        Ok(format!("o;{items}{}", mistakes.collect::<String>()))
    }

    /// Four lines of what semicolons part: its kind and what makes an answer right; each drawn name with its numbers; each
    /// derived name with its formula; the formulas of the picture. Where no student writes the names, they are letters in
    /// their order, and stand before nothing: that is a quarter less of what the page loads for all formulas.
    fn text(&self, task: &str) -> Result<String, String> {
        let names = self.names();
        if names.len() > LETTERS.len() {
            return Err(".draw: there are more names than letters".into());
        }
        let is_written = self.kind == Kind::Formula;
        let known: &[&str] = if is_written { &[] } else { &names };
        let before = |name: &str| if is_written { format!("{name}=") } else { String::new() };
        let (kind, task) = match task.split_once(';') {
            // Units are no formulas.
            Some(("n", rest)) => {
                let (about, formulas) =
                    rest.match_indices(';').nth(1).map_or((rest, ""), |it| rest.split_at(it.0));
                (format!("n;{about}"), formulas)
            }
            Some(("f", formulas)) => ("f;".into(), formulas),
            _ => (task.into(), ""),
        };
        let task = kind + &short(task, known);
        let task = task.as_str();
        let numbers = |all: &[f64]| all.iter().map(f64::to_string).collect::<Vec<_>>().join(" ");
        let draws =
            self.draw.0.iter().map(|(name, all)| format!("{}{}", before(name), numbers(all)));
        let derived = self.derived.0.iter();
        let derived = derived.map(|(name, formula)| before(name) + &short(formula, known));
        let picture = self.picture.iter().flat_map(Picture::formulas).map(|it| short(&it, known));
        let lines = [draws.collect::<Vec<_>>(), derived.collect(), picture.collect()]
            .map(|it| it.join(";"));
        let text = [task, &lines[0], &lines[1], &lines[2]].join("\n");
        // What they are parted by is in no formula.
        let parts = text.matches([';', '\n']).count();
        let expected = 3
            + task.matches(';').count()
            + lines.iter().map(|it| it.matches(';').count()).sum::<usize>();
        if parts == expected && !text.contains('{') {
            Ok(text)
        } else {
            Err(": a formula has a line of its own".into())
        }
    }
}

impl Picture {
    /// Of each mark across and up, then of each limit.
    fn formulas(&self) -> Vec<String> {
        let is_band = self.x.scale == Scale::Band;
        let marks = self.series.iter().flat_map(|it| &it.marks);
        let marks = marks.flat_map(|it| if is_band { vec![&it.y] } else { vec![&it.x, &it.y] });
        marks.chain(self.limits.iter().map(|it| &it.at)).map(Text::formula).collect()
    }
}

impl Text {
    fn formula(&self) -> String {
        match self {
            Self::Formula(text) => text.clone(),
            Self::Number(number) => number.to_string(),
        }
    }
}

/// What the page calls quantities, in their order.
const LETTERS: &str = "abcdefghijklmnopqrstuvwxyz";

/// A formula without spaces, and with letters for these names.
fn short(formula: &str, names: &[&str]) -> String {
    let is_word = |it: char| it.is_alphanumeric() || it == '_' || it == '.';
    let mut short = String::new();
    let mut rest = formula;
    while let Some(first) = rest.chars().next() {
        let end = rest.find(|it| is_word(it) != is_word(first)).unwrap_or(rest.len());
        let (part, others) = rest.split_at(end);
        match names.iter().position(|it| *it == part) {
            Some(at) => short.push_str(&LETTERS[at..=at]),
            None => short.extend(part.chars().filter(|it| *it != ' ')),
        }
        rest = others;
    }
    short
}

/// One of a few is the one to choose.
fn one_of(
    field: &str,
    chosen: impl Iterator<Item = bool>,
    is_listing: bool,
) -> Result<String, String> {
    let all = chosen.collect::<Vec<_>>();
    let right = all.iter().position(|it| *it).ok_or(format!(".{field}: none is to be chosen"))?;
    if all.iter().filter(|it| **it).count() > 1 || !(3..=8).contains(&all.len()) {
        return Err(format!(".{field}: there have to be 3 to 8, and one to choose"));
    }
    Ok(format!("{};{};{right}", if is_listing { "l" } else { "c" }, all.len()))
}

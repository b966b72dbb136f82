//! The numbers of `lab.json`, each of several networks. What makes no sense is refused where it is read, so that serde
//! says where it stands.

use serde::Deserialize;
use std::cell::Cell;

thread_local! {
    /// How many seeds the file that is read has, and how many boards.
    static SEEDS: Cell<usize> = const { Cell::new(0) };
    static BOARDS: Cell<u16> = const { Cell::new(0) };
}

/// From now on a list by seed has so many figures, and an accuracy is a part of so many boards.
pub fn expect(seeds: usize, boards: u16) {
    SEEDS.set(seeds);
    BOARDS.set(boards);
}

/// A figure of each network, as `make model-lab` writes it: once where all agree.
#[derive(Deserialize)]
#[serde(untagged, expecting = "it is neither a number nor a list by seed")]
enum Numbers {
    Alike(f64),
    BySeed(Vec<f64>),
}

/// Figures by seed that are not outside of these.
#[derive(Deserialize)]
#[serde(try_from = "Numbers")]
pub struct Within<const LEAST: i32, const MOST: i32>(Vec<f64>);

/// A part of the boards.
type Share = Within<0, 1>;

/// A difference of two such parts, or a correlation.
pub type Signed = Within<-1, 1>;

/// What has no bounds of its own.
pub type Quantity = Within<{ i32::MIN }, { i32::MAX }>;

/// On which part of the boards a network points at the right cell.
#[derive(Deserialize)]
#[serde(try_from = "Shares")]
pub struct Accuracy(Vec<u16>);

/// That of a network as it is, and with its weights then rounded to int4.
#[derive(Deserialize)]
#[serde(try_from = "RoundedShares")]
pub struct Rounded {
    accuracy: Accuracy,
    then_int4: Accuracy,
}

/// An accuracy as the file has it: also how often a network points one cell beside at most.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Shares {
    accuracy: Share,
    within_one: Share,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RoundedShares {
    accuracy: Share,
    within_one: Share,
    then_int4: Accuracy,
}

impl<const LEAST: i32, const MOST: i32> TryFrom<Numbers> for Within<LEAST, MOST> {
    type Error = String;

    fn try_from(numbers: Numbers) -> Result<Self, String> {
        let all = match numbers {
            Numbers::Alike(number) => vec![number; SEEDS.get()],
            Numbers::BySeed(numbers) if numbers.len() == SEEDS.get() => numbers,
            Numbers::BySeed(numbers) => {
                return Err(format!(
                    "there are {} figures of {} seeds",
                    numbers.len(),
                    SEEDS.get()
                ));
            }
        };
        let allowed = f64::from(LEAST)..=f64::from(MOST);
        match all.iter().find(|it| !allowed.contains(*it)) {
            None => Ok(Self(all)),
            Some(it) => Err(format!("{it} is not within {LEAST} to {MOST}")),
        }
    }
}

impl TryFrom<Shares> for Accuracy {
    type Error = String;

    fn try_from(Shares { accuracy, within_one }: Shares) -> Result<Self, String> {
        // Whoever is right is also within one cell.
        let mut both = accuracy.0.iter().zip(&within_one.0);
        if let Some((right, near)) = both.find(|(right, near)| right > near) {
            return Err(format!("within_one, {near}, is less than accuracy, {right}"));
        }
        accuracy.0.iter().map(|it| hits(*it)).collect::<Result<_, _>>().map(Self)
    }
}

/// How many boards a part of them is.
fn hits(share: f64) -> Result<u16, String> {
    let boards = f64::from(BOARDS.get());
    let hits = (share * boards).round();
    if (hits / boards - share).abs() > 1e-9 {
        return Err(format!("{share} is no whole number of the {boards} boards"));
    }
    Ok(hits as u16)
}

impl TryFrom<RoundedShares> for Rounded {
    type Error = String;

    fn try_from(shares: RoundedShares) -> Result<Self, String> {
        let RoundedShares { accuracy, within_one, then_int4 } = shares;
        Ok(Self { accuracy: Shares { accuracy, within_one }.try_into()?, then_int4 })
    }
}

impl<const LEAST: i32, const MOST: i32> Within<LEAST, MOST> {
    pub fn rust(&self) -> String {
        by_seed(self.0.iter().copied())
    }

    /// The same in hundredths.
    pub fn percent(&self) -> String {
        by_seed(self.0.iter().map(|it| 100.0 * it))
    }
}

fn by_seed(figures: impl Iterator<Item = f64>) -> String {
    format!("BySeed({:?})", figures.map(|it| it as f32).collect::<Vec<_>>())
}

impl Accuracy {
    pub fn rust(&self) -> String {
        format!("Hits({:?})", self.0)
    }
}

impl Rounded {
    pub fn rust(&self) -> String {
        let [accuracy, then_int4] = [&self.accuracy, &self.then_int4].map(Accuracy::rust);
        format!("Rounded {{ accuracy: {accuracy}, then_int4: {then_int4} }}")
    }
}

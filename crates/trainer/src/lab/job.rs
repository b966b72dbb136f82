//! Measurements that are done once, and kept.

use indicatif::{ProgressBar, ProgressStyle};
use range_model::Weights;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Instant;
use std::{fs, thread};

/// Why a job came to nothing.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;

/// How many jobs are worked on side by side. Each is one thread: candle gains little from more.
const SIDE_BY_SIDE: usize = 2;

/// One measurement.
pub struct Job<'a> {
    /// Which one: `group/name/seed1`.
    pub key: String,
    /// How it is trained.
    pub recipe: Value,
    /// The digest of the network that it starts from.
    pub from: String,
    /// What does it.
    pub work: Box<dyn Fn() -> Result<Measured, Failure> + Sync + 'a>,
}

/// What a job came to.
pub struct Measured {
    /// Its figures.
    pub figures: Value,
    /// The network that it trained, where that is needed later.
    pub network: Option<Weights>,
}

/// A job that is done.
#[derive(Debug, Serialize, Deserialize)]
pub struct Done {
    /// As in [`Job`].
    pub key: String,
    recipe: Value,
    from: String,
    /// What was measured.
    pub figures: Value,
    /// How long it took, in seconds.
    pub seconds: f64,
    /// The parameters of the network, as bfloat16 numbers.
    network: Option<Vec<u8>>,
}

impl Done {
    /// The network that it trained.
    pub fn weights(&self) -> Result<Weights, Failure> {
        let bytes = self.network.as_ref().ok_or_else(|| format!("{} kept no network", self.key))?;
        Ok(Weights::from_bytes(bytes)?)
    }
}

/// The folder in which it is kept what the jobs came to.
pub struct Store {
    folder: PathBuf,
}

impl Store {
    /// The one in a folder.
    pub fn open(folder: &Path) -> Result<Self, Failure> {
        fs::create_dir_all(folder)?;
        Ok(Self { folder: folder.to_owned() })
    }

    /// Does all jobs that are not done yet, and returns what all came to, in their order. After a failure no other
    /// job is begun.
    pub fn run(&self, jobs: &[Job]) -> Result<Vec<Done>, Failure> {
        let bar = bar(jobs.len());
        let results = jobs.iter().map(|_| Mutex::new(None)).collect::<Vec<_>>();
        let (next, failed) = (AtomicUsize::new(0), AtomicBool::new(false));
        let work = || {
            while !failed.load(Ordering::Relaxed) {
                let at = next.fetch_add(1, Ordering::Relaxed);
                let Some(job) = jobs.get(at) else { break };
                let result = self.result_of(job, &bar);
                failed.fetch_or(result.is_err(), Ordering::Relaxed);
                *results[at].lock().expect("no job panics") = Some(result);
                bar.inc(1);
            }
        };
        thread::scope(|scope| (0..SIDE_BY_SIDE).for_each(|_| drop(scope.spawn(work))));
        bar.finish();
        let results = results.into_iter().filter_map(|it| it.into_inner().expect("no job panics"));
        results.collect()
    }

    /// What a job came to earlier, if it was the same job; what it comes to now, otherwise.
    fn result_of(&self, job: &Job, bar: &ProgressBar) -> Result<Done, Failure> {
        let path = self.folder.join(job.key.replace('/', "_") + ".json");
        if let Some(done) = fs::read(&path).ok().and_then(|it| serde_json::from_slice(&it).ok()) {
            let done: Done = done;
            if (&done.recipe, &done.from) == (&job.recipe, &job.from) {
                return Ok(done);
            }
        }
        let start = Instant::now();
        let Measured { figures, network } = (job.work)()?;
        let done = Done {
            key: job.key.clone(),
            recipe: job.recipe.clone(),
            from: job.from.clone(),
            figures,
            seconds: start.elapsed().as_secs_f64(),
            network: network.map(|it| it.to_bytes()),
        };
        // Written beside and then renamed, so that no half of a file is ever taken for the whole.
        let beside = path.with_extension("part");
        fs::write(&beside, serde_json::to_vec(&done)?)?;
        fs::rename(&beside, &path)?;
        tell(bar, &format!("{}: {:.0} s", done.key, done.seconds));
        Ok(done)
    }
}

/// Without a terminal no bar is drawn, and a line is printed for each job.
fn tell(bar: &ProgressBar, line: &str) {
    if std::io::stderr().is_terminal() {
        bar.set_message(line.to_owned());
    } else {
        eprintln!("{line}");
    }
}

fn bar(jobs: usize) -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:30} {pos:>3}/{len} {msg} ({eta} left)");
    ProgressBar::new(jobs as u64).with_style(style.expect("the template is right"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_interrupted_run_goes_on_where_it_was() {
        let folder = std::env::temp_dir().join(format!("sharp-shot-lab-{}", std::process::id()));
        let store = Store::open(&folder).unwrap();
        let runs = &AtomicUsize::new(0);
        let job = |name: &str, steps: usize, fails: bool| Job {
            key: format!("try/{name}/seed0"),
            recipe: json!({ "steps": steps }),
            from: "network".to_owned(),
            work: Box::new(move || {
                if fails {
                    return Err("interrupted".into());
                }
                runs.fetch_add(1, Ordering::Relaxed);
                Ok(Measured { figures: json!(steps as f64 / 3.0), network: None })
            }),
        };
        assert!(store.run(&[job("a", 1, false), job("b", 2, true)]).is_err());
        let done = store.run(&[job("a", 1, false), job("b", 2, false)]).unwrap();
        assert_eq!(runs.load(Ordering::Relaxed), 2);
        assert_eq!(
            done.iter().map(|it| it.key.as_str()).collect::<Vec<_>>(),
            ["try/a/seed0", "try/b/seed0"]
        );
        assert_eq!(done[1].figures, json!(2.0 / 3.0));
        // With another recipe it is another job.
        store.run(&[job("a", 3, false)]).unwrap();
        assert_eq!(runs.load(Ordering::Relaxed), 3);
        fs::remove_dir_all(folder).unwrap();
    }
}

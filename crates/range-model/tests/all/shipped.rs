//! The files in `assets/model/` and the fixtures, both written by the trainer.

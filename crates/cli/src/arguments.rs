//! The words of the command line: a contract that scripts rely on.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

/// Sổ Thi đua without a window.
#[derive(Debug, Parser)]
#[command(name = "thidua-cli", version, about = "Sổ Thi đua trên dòng lệnh")]
pub struct Cli {
    /// The data file (*.thidua).
    #[arg(long, global = true)]
    pub data: Option<PathBuf>,
    /// Who works, for the log.
    #[arg(long, global = true)]
    pub actor: Option<String>,
    /// One JSON document on stdout.
    #[arg(long, global = true)]
    pub json: bool,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Makes the data file.
    New,
    /// Fills an empty data file with the sample province.
    Sample,
    /// Data of a size, for benchmarks.
    #[command(subcommand)]
    Bench(crate::sample::BenchCommand),
    /// Looks the data file through; lists findings.
    Check,
    /// Makes a verified copy.
    Backup {
        /// The folder; beside the data file when absent.
        #[arg(long)]
        to: Option<PathBuf>,
    },
    /// The backups with their verdicts.
    Backups,
    /// Puts a backup in the place of the data file, which is kept aside.
    Restore {
        /// The backup.
        file: PathBuf,
    },
    /// Operations with actor, time, kind and rows.
    Log {
        /// At most so many, newest first.
        #[arg(long, default_value_t = 50)]
        limit: u32,
        /// Of one entity.
        #[arg(long)]
        entity: Option<String>,
    },
    /// Takes back an operation.
    Undo {
        /// Its number; the latest when absent.
        #[arg(long)]
        op: Option<i64>,
    },
    /// Does again what was taken back.
    Redo,
    /// Any command of the registry, by name.
    Call {
        /// Its name.
        name: String,
        /// Its input as JSON; `-` reads standard input.
        #[arg(default_value = "{}")]
        input: String,
    },
    /// The TypeScript bindings of all commands.
    #[command(hide = true)]
    Bindings,
    /// Achievements.
    #[command(subcommand)]
    Achievement(crate::achievement::AchievementCommand),
    /// Movements.
    #[command(subcommand)]
    Movement(crate::movement::MovementCommand),
    /// Yearly evaluations of units and people.
    #[command(subcommand)]
    Evaluation(crate::evaluation::EvaluationCommand),
    /// Whether a subject may be proposed for an award, and why.
    Eligibility(crate::eligibility::EligibilityArguments),
    /// Everybody of a unit beside every award.
    EligibilityMatrix(crate::eligibility::MatrixArguments),
    /// The award record.
    #[command(subcommand)]
    Grant(crate::grant::GrantCommand),
    /// Discipline of people and units.
    #[command(subcommand)]
    Discipline(crate::discipline::DisciplineCommand),
    /// Leaves of people: childbirth, studies, treatment, others.
    #[command(subcommand)]
    Leave(crate::leave::LeaveCommand),
    /// What the law asks and only a person can answer.
    #[command(subcommand)]
    Confirmation(crate::confirmation::ConfirmationCommand),
    /// Figures of collectives for a year.
    #[command(subcommand)]
    Collective(crate::collective::CollectiveCommand),
    /// The law: cases, the catalogue, its versions.
    #[command(subcommand)]
    Law(crate::law::LawCommand),
    /// People.
    #[command(subcommand)]
    Person(crate::person::PersonCommand),
    /// Clusters of a year.
    #[command(subcommand)]
    Cluster(crate::cluster::ClusterCommand),
    /// Schemes.
    #[command(subcommand)]
    Scheme(crate::scheme::SchemeCommand),
    /// Rounds of scoring.
    #[command(subcommand)]
    Round(crate::round::RoundCommand),
    /// Scores.
    #[command(subcommand)]
    Score(crate::score::ScoreCommand),
    /// Batches of nominations.
    #[command(subcommand)]
    Batch(crate::batch::BatchCommand),
    /// Nominations.
    #[command(subcommand)]
    Nomination(crate::batch::NominationCommand),
    /// Writes a document as PDF, Word or Excel.
    Print(Box<crate::print::PrintArguments>),
    /// Tables of files.
    #[command(subcommand)]
    Table(crate::import::TableCommand),
    /// Names that lists use for somebody, as they were answered for in imports.
    #[command(subcommand)]
    Alias(crate::alias::AliasCommand),
    /// Writes an empty workbook that units fill in, for an import of a kind.
    Template(crate::import::TemplateArguments),
    /// Units.
    #[command(subcommand)]
    Unit(crate::unit::UnitCommand),
}

//! Time and identities come in as arguments, so that every rule can be tried on any date.

use chrono::{DateTime, Local, NaiveDate, SecondsFormat, Utc};
use uuid::Uuid;

/// What time it is.
pub trait Clock: Send + Sync {
    /// Now, in UTC.
    fn now(&self) -> DateTime<Utc>;

    /// Today's date where the office is.
    fn today(&self) -> NaiveDate {
        self.now().with_timezone(&Local).date_naive()
    }

    /// Now as it is stored: RFC 3339 in UTC to the millisecond.
    fn stamp(&self) -> String {
        self.now().to_rfc3339_opts(SecondsFormat::Millis, true)
    }
}

/// Where identities come from.
pub trait IdSource: Send + Sync {
    /// A new UUIDv7.
    fn next(&self) -> Uuid;
}

/// The clock of the PC.
#[derive(Debug, Default, Clone, Copy)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }
}

/// Identities from the time and the randomness of the PC.
#[derive(Debug, Default, Clone, Copy)]
pub struct SystemIds;

impl IdSource for SystemIds {
    fn next(&self) -> Uuid {
        Uuid::now_v7()
    }
}

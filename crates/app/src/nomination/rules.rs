//! The law that a batch is judged by: the version in use; of a closed batch the one that was in use when it was closed, as
//! of that day, so that correcting a rule never alters it.

use std::sync::Arc;

use domain::date::PartialDate;
use domain::id::BatchId;
use domain::law::Catalogue;
use store::Connection;

use crate::{Context, Result};

/// A version of the law with the day of the examination.
pub(super) struct Rules {
    pub catalogue: Arc<Catalogue>,
    /// Its hash.
    pub hash: String,
    pub today: PartialDate,
}

impl Rules {
    /// Those of a batch. A closed one whose version the data file has lost is judged by the one in use.
    ///
    /// # Errors
    /// `law.none`, `law.version_damaged`.
    pub fn of(context: &Context<'_>, conn: &Connection, batch: BatchId) -> Result<Self> {
        if let Some(closed) = store::nomination::closed(conn, batch)?
            && let Some(text) = store::law::text(conn, &closed.law)?
        {
            let catalogue = context.session.catalogue(&closed.law, || Ok(Catalogue::read(&text)?))?;
            return Ok(Self { catalogue, hash: closed.law, today: closed.on });
        }
        let hash = store::law::current(conn)?.map(|row| row.hash).unwrap_or_default();
        Ok(Self { catalogue: crate::law::catalogue_in(context, conn)?, hash, today: context.today() })
    }
}

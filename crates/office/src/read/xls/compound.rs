//! The stream of a workbook inside the compound file that .xls files are ([MS-CFB]): sectors chained by a table.

use std::io::Read;

/// The end of a chain, and everything above that is no sector.
const CHAIN_END: u32 = 0xFFFF_FFFA;

struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    /// The sector after each sector.
    next: Vec<u32>,
}

pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at.checked_add(2)?)?.try_into().ok().map(u16::from_le_bytes)
}

pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at.checked_add(4)?)?.try_into().ok().map(u32::from_le_bytes)
}

/// The workbook's stream; none when the file is not built like one.
pub(super) fn workbook_stream(bytes: &[u8]) -> Option<Vec<u8>> {
    let sector = 1_usize.checked_shl(u16_at(bytes, 0x1E)?.into()).filter(|size| (512..=4096).contains(size))?;
    let mut file = Compound { bytes, sector, next: Vec::new() };
    file.next = file.table()?;
    let folder = file.chain(u32_at(bytes, 0x30)?)?;
    let entries = || folder.chunks_exact(128);
    let named = |name: &str| {
        entries().find(|entry| {
            let units = entry.chunks_exact(2).take(32).filter_map(|pair| u16_at(pair, 0)).take_while(|unit| *unit != 0);
            String::from_utf16_lossy(&units.collect::<Vec<u16>>()).eq_ignore_ascii_case(name)
        })
    };
    let entry = named("Workbook").or_else(|| named("Book"))?;
    let (start, size) = (u32_at(entry, 0x74)?, usize::try_from(u32_at(entry, 0x78)?).ok()?);
    let mut stream = if size < 4096 { file.small(entries().next()?, start)? } else { file.chain(start)? };
    stream.truncate(size);
    Some(stream)
}

impl Compound<'_> {
    fn at(&self, sector: u32) -> Option<&[u8]> {
        let from = usize::try_from(sector).ok()?.checked_add(1)?.checked_mul(self.sector)?;
        let rest = self.bytes.get(from..)?;
        Some(rest.get(..self.sector).unwrap_or(rest))
    }

    fn table(&self) -> Option<Vec<u32>> {
        let listed = (0..109).filter_map(|place| u32_at(self.bytes, 0x4C + place * 4));
        let mut sectors: Vec<u32> = listed.take_while(|sector| *sector < CHAIN_END).collect();
        // Large files list more sectors of the table in sectors of their own.
        let mut more = u32_at(self.bytes, 0x44)?;
        let all = self.bytes.len() / self.sector;
        while more < CHAIN_END && sectors.len() < all {
            let list: Vec<u32> = self.at(more)?.chunks_exact(4).filter_map(|four| u32_at(four, 0)).collect();
            more = *list.last()?;
            let own = list.len().saturating_sub(1);
            sectors.extend(list.into_iter().take(own).take_while(|sector| *sector < CHAIN_END));
        }
        let entries = sectors.into_iter().filter_map(|sector| self.at(sector));
        Some(entries.flat_map(|part| part.chunks_exact(4).filter_map(|four| u32_at(four, 0))).collect())
    }

    fn chain(&self, start: u32) -> Option<Vec<u8>> {
        let mut read = Vec::new();
        let mut sector = start;
        // A chain that bites its tail would never end.
        for _ in 0..=self.next.len() {
            if sector >= CHAIN_END {
                return Some(read);
            }
            read.extend_from_slice(self.at(sector)?);
            sector = *self.next.get(usize::try_from(sector).ok()?)?;
        }
        None
    }

    /// A stream below 4096 bytes: in pieces of 64 within the stream of the root entry.
    fn small(&self, root: &[u8], start: u32) -> Option<Vec<u8>> {
        let pieces = self.chain(u32_at(root, 0x74)?)?;
        let table = self.chain(u32_at(self.bytes, 0x3C)?)?;
        let mut read = Vec::new();
        let mut piece = usize::try_from(start).ok()?;
        for _ in 0..=table.len() / 4 {
            let from = piece.checked_mul(64)?;
            pieces.get(from..)?.take(64).read_to_end(&mut read).ok()?;
            match u32_at(&table, piece.checked_mul(4)?)? {
                end if end >= CHAIN_END => return Some(read),
                next => piece = usize::try_from(next).ok()?,
            }
        }
        None
    }
}

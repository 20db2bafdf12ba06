//! The stream of a workbook inside the compound file that .xls files are ([MS-CFB]): sectors chained by a table.

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
    // A stream shorter than it says has lost its end.
    (stream.len() >= size).then(|| stream.truncate(size))?;
    Some(stream)
}

impl Compound<'_> {
    /// A sector; the last of the file may be cut behind what is used of it.
    fn at(&self, sector: u32) -> Option<&[u8]> {
        let from = usize::try_from(sector).ok()?.checked_add(1)?.checked_mul(self.sector)?;
        let rest = self.bytes.get(from..).filter(|rest| !rest.is_empty())?;
        Some(rest.get(..self.sector).unwrap_or(rest))
    }

    fn table(&self) -> Option<Vec<u32>> {
        let listed = (0..109).filter_map(|place| u32_at(self.bytes, 0x4C + place * 4));
        let mut sectors: Vec<u32> = listed.take_while(|sector| *sector < CHAIN_END).collect();
        // Large files list more sectors of the table in sectors of their own.
        let mut more = u32_at(self.bytes, 0x44)?;
        let all = self.bytes.len() / self.sector;
        for _ in 0..all {
            if more >= CHAIN_END {
                break;
            }
            let list: Vec<u32> = self.at(more)?.chunks_exact(4).filter_map(|four| u32_at(four, 0)).collect();
            more = *list.last()?;
            let own = list.len().saturating_sub(1);
            sectors.extend(list.into_iter().take(own).take_while(|sector| *sector < CHAIN_END));
        }
        // More sectors of the table than the file has: the same ones again and again.
        if sectors.len() > all {
            return None;
        }
        let entries: Option<Vec<&[u8]>> = sectors.into_iter().map(|sector| self.at(sector)).collect();
        Some(entries?.into_iter().flat_map(|part| part.chunks_exact(4).filter_map(|four| u32_at(four, 0))).collect())
    }

    fn chain(&self, start: u32) -> Option<Vec<u8>> {
        chained(start, &self.next, |sector| self.at(sector), self.sector)
    }

    /// A stream below 4096 bytes: in pieces of 64 within the stream of the root entry.
    fn small(&self, root: &[u8], start: u32) -> Option<Vec<u8>> {
        let pieces = self.chain(u32_at(root, 0x74)?)?;
        let table = self.chain(u32_at(self.bytes, 0x3C)?)?;
        let next: Vec<u32> = table.chunks_exact(4).filter_map(|four| u32_at(four, 0)).collect();
        let piece = |piece: u32| {
            let rest = pieces.get(usize::try_from(piece).ok()?.checked_mul(64)?..)?;
            Some(rest.get(..64).unwrap_or(rest))
        };
        chained(start, &next, piece, 64)
    }
}

/// The parts of a chain one after another; none when it bites its own tail, leads out of the file, or goes on behind a
/// part that is cut.
fn chained<'a>(start: u32, next: &[u32], part: impl Fn(u32) -> Option<&'a [u8]>, whole: usize) -> Option<Vec<u8>> {
    let mut read = Vec::new();
    let mut seen = vec![false; next.len()];
    let mut at = start;
    while at < CHAIN_END {
        let place = usize::try_from(at).ok()?;
        if std::mem::replace(seen.get_mut(place)?, true) || read.len() % whole != 0 {
            return None;
        }
        read.extend_from_slice(part(at)?);
        at = *next.get(place)?;
    }
    Some(read)
}

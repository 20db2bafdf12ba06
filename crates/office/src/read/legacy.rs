//! Whether cells were typed in TCVN3 or VNI: letters of a font, not of Unicode. Only recognised here, not decoded.

use super::model::Encoding;

/// What the letters of many cells together look like.
#[derive(Default)]
pub(super) struct Letters {
    unicode: usize,
    tcvn3: usize,
    vni: usize,
}

impl Letters {
    pub(super) fn add(&mut self, text: &str) {
        if text.is_ascii() {
            return;
        }
        let mut before = ' ';
        for c in text.chars() {
            match c {
                // Letters that only Vietnamese in Unicode has.
                'ă' | 'Ă' | 'đ' | 'Đ' | 'ơ' | 'Ơ' | 'ư' | 'Ư' | '\u{1EA0}'..='\u{1EF9}' => self.unicode += 1,
                // Signs that stand within words only where TCVN3 shows ă â ô ơ đ ả ã á ạ ằ ẳ ẵ ắ.
                '¨' | '©' | '«' | '¬' | '®' | '¶' | '·' | '¸' | '¹' | '»' | '¼' | '½' | '¾' | 'µ'
                    if before.is_ascii_alphabetic() =>
                {
                    self.tcvn3 += 1;
                }
                // Letters that VNI puts after a vowel as its tone or hat.
                'ø' | 'û' | 'ï' | 'ä' | 'å' | 'Ø' | 'Û' | 'Ï' | 'Ä' | 'Å' if "aeouyAEOUYöôÖÔ".contains(before) =>
                {
                    self.vni += 1;
                }
                _ => {}
            }
            before = c;
        }
    }

    /// The encoding of the whole. A single odd letter proves nothing.
    pub(super) fn encoding(&self) -> Encoding {
        let (old, count) =
            if self.tcvn3 >= self.vni { (Encoding::Tcvn3, self.tcvn3) } else { (Encoding::Vni, self.vni) };
        match (count, self.unicode) {
            (0 | 1, _) => Encoding::Unicode,
            (_, 0) => old,
            _ => Encoding::Mixed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(texts: &[&str]) -> Encoding {
        let mut letters = Letters::default();
        texts.iter().for_each(|text| letters.add(text));
        letters.encoding()
    }

    #[test]
    fn fonts_of_old_are_recognised() {
        // "Nguyễn Văn Bắc, cán bộ" in TCVN3 (ễ=Ô, ă=¨, ắ=¾, á=¸, ộ=é) and "Trần Văn Bình, cửa" in VNI.
        assert_eq!(of(&["NguyÔn V¨n B¾c", "c¸n bé"]), Encoding::Tcvn3);
        assert_eq!(of(&["Traàn Vaên Baûo", "cöûa haøng"]), Encoding::Vni);
        assert_eq!(of(&["Nguyễn Văn Bắc", "NguyÔn V¨n B¾c"]), Encoding::Mixed);
        assert_eq!(of(&["Nguyễn Thị Hoà", "Công ty ABC®", "naïf"]), Encoding::Unicode);
    }
}

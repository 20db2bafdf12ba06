//! Names of organisations typed in a letterhead's capitals, as they are written inside a sentence (Nghị định 30/2020, Phụ lục
//! II: capitals for the first letter of the kind of organisation, of its fields of work, and for every syllable of a place).

/// Kinds of organisations that a name may begin with, the longest first.
const KINDS: [&str; 22] = [
    "ủy ban nhân dân",
    "uỷ ban nhân dân",
    "hội đồng nhân dân",
    "bảo hiểm xã hội",
    "hội đồng",
    "văn phòng",
    "chi cục",
    "trung tâm",
    "bệnh viện",
    "liên đoàn",
    "thanh tra",
    "công an",
    "đảng ủy",
    "ủy ban",
    "uỷ ban",
    "trường",
    "phòng",
    "sở",
    "ban",
    "bộ",
    "cục",
    "cụm",
];

/// What stands before the name of a place.
const PLACES: [&str; 11] =
    ["thành phố", "thị trấn", "đặc khu", "tỉnh ủy", "thành ủy", "tỉnh đoàn", "tỉnh", "phường", "xã", "huyện", "quận"];

/// Names with capitals of their own.
const OWN: [&str; 4] = ["Mặt trận Tổ quốc", "Hồ Chí Minh", "Việt Nam", "Công Thương"];

/// Short forms that stay in capitals.
const SHORT: [&str; 7] = ["UBND", "HĐND", "MTTQ", "TĐKT", "BHXH", "TNHH", "HĐTĐKT"];

/// The name of an organisation inside a sentence: "SỞ NỘI VỤ" is "Sở Nội vụ". One that is not wholly in capitals is kept as it is.
pub fn organisation_in_sentence(name: &str) -> String {
    let is_written = name.chars().any(char::is_lowercase) || !name.contains(' ');
    if is_written {
        return name.to_owned();
    }
    let words: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
    let mut left = words.as_slice();
    let mut written: Vec<String> = Vec::new();
    // Whether a word begins a field of work or a name; whether it belongs to the name of a place.
    let (mut begins, mut is_place) = (true, false);
    while let Some((word, after)) = left.split_first() {
        let next = after.first().map_or("", String::as_str);
        let short = SHORT.iter().find(|short| short.to_lowercase() == *word);
        let taken = if let Some(short) = short {
            written.push((*short).to_owned());
            (begins, is_place) = (true, false);
            1
        } else if let Some(own) = OWN.iter().find(|own| starts(left, &own.to_lowercase())) {
            written.push((*own).to_owned());
            begins = false;
            own.split(' ').count()
        } else if let Some(kind) = PLACES.iter().find(|kind| starts(left, kind)).filter(|_| next != "hội") {
            written.push(if written.is_empty() { capital(kind) } else { (*kind).to_owned() });
            (begins, is_place) = (false, true);
            kind.split(' ').count()
        } else if let Some(kind) = KINDS.iter().find(|kind| begins && starts(left, kind)) {
            written.push(capital(kind));
            (begins, is_place) = (true, false);
            kind.split(' ').count()
        } else {
            let is_link = matches!(word.as_str(), "và" | "-" | "–");
            written.push(if !is_link && (begins || is_place) { capital(word) } else { word.clone() });
            begins = is_link || word.ends_with(',');
            1
        };
        left = left.get(taken..).unwrap_or_default();
    }
    written.join(" ")
}

fn starts(words: &[String], phrase: &str) -> bool {
    phrase.split(' ').enumerate().all(|(place, wanted)| words.get(place).is_some_and(|word| word == wanted))
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_capitals_is_written_as_inside_a_sentence() {
        for (given, expected) in [
            ("SỞ NỘI VỤ", "Sở Nội vụ"),
            ("SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "Sở Nông nghiệp và Môi trường"),
            ("SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "Sở Văn hóa, Thể thao và Du lịch"),
            ("SỞ CÔNG THƯƠNG", "Sở Công Thương"),
            ("ỦY BAN NHÂN DÂN TỈNH THỪA THIÊN HUẾ", "Ủy ban nhân dân tỉnh Thừa Thiên Huế"),
            ("HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG TỈNH", "Hội đồng Thi đua - Khen thưởng tỉnh"),
            ("PHÒNG VĂN HÓA - XÃ HỘI XÃ TÂN AN", "Phòng Văn hóa - Xã hội xã Tân An"),
            ("VĂN PHÒNG SỞ NỘI VỤ", "Văn phòng Sở Nội vụ"),
            ("BỘ QUỐC PHÒNG", "Bộ Quốc phòng"),
            ("TỈNH ỦY PHÚ THỌ", "Tỉnh ủy Phú Thọ"),
            ("UBND TỈNH PHÚ THỌ", "UBND tỉnh Phú Thọ"),
            ("ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM TỈNH PHÚ THỌ", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Phú Thọ"),
            ("Sở Nội vụ", "Sở Nội vụ"),
            ("VNPT", "VNPT"),
        ] {
            assert_eq!(organisation_in_sentence(given), expected);
        }
    }
}

//! Letters without their marks, one ASCII byte for one character, so that places in the two texts are the same.

/// The byte that a character is compared by: lower case, without marks; every white space a space, every dash `-`, every
/// double quote `"`, every bullet `*`; `?` for what has no such byte.
pub(super) fn fold_char(c: char) -> u8 {
    if let Ok(byte) = u8::try_from(c)
        && byte.is_ascii()
    {
        return if byte.is_ascii_whitespace() || byte == 0x0B { b' ' } else { byte.to_ascii_lowercase() };
    }
    match c {
        'à'..='å' | 'À'..='Å' | 'ă' | 'Ă' | '\u{1EA0}'..='\u{1EB7}' => b'a',
        'è'..='ë' | 'È'..='Ë' | '\u{1EB8}'..='\u{1EC7}' => b'e',
        'ì'..='ï' | 'Ì'..='Ï' | 'ĩ' | 'Ĩ' | '\u{1EC8}'..='\u{1ECB}' => b'i',
        'ò'..='ö' | 'Ò'..='Ö' | 'ơ' | 'Ơ' | '\u{1ECC}'..='\u{1EE3}' => b'o',
        'ù'..='ü' | 'Ù'..='Ü' | 'ũ' | 'Ũ' | 'ư' | 'Ư' | '\u{1EE4}'..='\u{1EF1}' => b'u',
        'ý' | 'ÿ' | 'Ý' | '\u{1EF2}'..='\u{1EF9}' => b'y',
        'đ' | 'Đ' | 'ð' | 'Ð' => b'd',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => b'-',
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => b'"',
        '‘' | '’' | '‚' | '‛' | '′' => b'\'',
        '•' | '●' | '○' | '▪' | '■' | '□' | '◦' | '·' | '◆' | '❖' | '➢' | '►' | '✓' | '\u{F0B7}' | '\u{F0A7}' => {
            b'*'
        }
        '…' => b'.',
        c if c.is_whitespace() => b' ',
        _ => b'?',
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text;

    #[test]
    fn every_vietnamese_letter_has_the_byte_that_searching_compares_it_by() {
        for c in "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđbcx".chars()
        {
            for c in [c, c.to_uppercase().next().unwrap()] {
                assert_eq!(char::from(fold_char(c)).to_string(), text::fold(&c.to_string()), "{c}");
            }
        }
    }
}

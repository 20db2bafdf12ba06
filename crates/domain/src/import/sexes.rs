//! "Ngày sinh: Nam | Nữ": the birth date stands under the sex.

use super::line::{Cell, Sheet};
use crate::text;

/// What columns of births are called, folded.
const BIRTHS: &[&str] = &["ngay sinh", "nam sinh", "ngay thang nam sinh", "ngay, thang, nam sinh", "sinh ngay"];

/// Makes two columns of births, one of men and one of women, one column of births and one of sexes in their places. What
/// stands in both stays in both, so that it is refused where it is read. Answers whether there were such columns.
pub fn gather_sexes(sheet: &mut Sheet) -> bool {
    let of_births = |head: &str| {
        let folded = text::fold(head);
        let (births, sex) = folded.rsplit_once(" / ")?;
        let births = births.rsplit(" / ").next().filter(|births| BIRTHS.contains(births))?;
        Some((births.to_owned(), sex.to_owned()))
    };
    let column = |sex: &str| sheet.header.iter().position(|head| of_births(head).is_some_and(|(_, own)| own == sex));
    let (Some(men), Some(women)) = (column("nam"), column("nu")) else { return false };
    for (at, head) in sheet.header.iter_mut().enumerate() {
        if at == men {
            "Ngày sinh".clone_into(head);
        } else if at == women {
            "Giới tính".clone_into(head);
        }
    }
    for (_, cells) in &mut sheet.rows {
        let said = |at: usize| cells.get(at).filter(|cell| !cell.text.trim().is_empty()).cloned();
        let (birth, sex) = match (said(men), said(women)) {
            (Some(birth), None) => (birth, "Nam"),
            (None, Some(birth)) => (birth, "Nữ"),
            _ => continue,
        };
        for (at, cell) in [(men, birth), (women, Cell { text: sex.to_owned(), number: false })] {
            if let Some(own) = cells.get_mut(at) {
                *own = cell;
            }
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_column_of_a_birth_says_the_sex() {
        let cell = |text: &&str| Cell { text: (*text).to_owned(), number: false };
        let row = |number, cells: &[&str]| (number, cells.iter().map(cell).collect::<Vec<_>>());
        let mut sheet = Sheet {
            header: ["Họ tên", "Ngày sinh / Nam", "Ngày sinh / Nữ"].map(str::to_owned).to_vec(),
            rows: vec![row(3, &["A", "1980", ""]), row(4, &["B", "", "2/3/1981"]), row(5, &["C", "", ""])],
            ..Sheet::default()
        };
        assert!(gather_sexes(&mut sheet));
        assert_eq!(sheet.header, ["Họ tên", "Ngày sinh", "Giới tính"]);
        let read = [row(3, &["A", "1980", "Nam"]), row(4, &["B", "2/3/1981", "Nữ"]), row(5, &["C", "", ""])];
        assert_eq!(sheet.rows, read);
        assert!(!gather_sexes(&mut sheet));
    }
}

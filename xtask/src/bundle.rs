//! A Debian package of the release build: the window, the command line, icon, menu entry, kind of file.

use std::fs;
use std::path::Path;

use crate::stage::stage;
use crate::{Result, check, place, setup, tool};

const MENU_ENTRY: &str = "[Desktop Entry]
Type=Application
Name=Sổ Thi đua
Comment=Thi đua, chấm điểm, đề nghị khen thưởng
Exec=so-thi-dua %f
Icon=so-thi-dua
Categories=Office;
MimeType=application/x-thidua;
";

const KIND_OF_FILE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="application/x-thidua">
    <comment>Tệp dữ liệu Sổ Thi đua</comment>
    <glob pattern="*.thidua"/>
    <icon name="so-thi-dua"/>
  </mime-type>
</mime-info>
"#;

/// `cargo xtask bundle`.
pub fn bundle() -> Result {
    setup::to_build()?;
    check::build_pages()?;
    stage("release build", || {
        // Without the feature `automation`, which a release build refuses anyway.
        tool::run(&mut tool::cargo(&["build", "--release", "--package", "so-thi-dua", "--package", "thidua-cli"]))
    })?;
    stage("package", package)
}

fn package() -> Result {
    let version = env!("CARGO_PKG_VERSION");
    let tree = place::out().join("package");
    if tree.exists() {
        fs::remove_dir_all(&tree)?;
    }
    for program in ["so-thi-dua", "thidua-cli"] {
        put(&place::released(program), &tree.join("usr/bin").join(program))?;
    }
    for size in ["32x32", "128x128", "256x256"] {
        let icon = place::root().join(format!("assets/icons/{size}.png"));
        put(&icon, &tree.join(format!("usr/share/icons/hicolor/{size}/apps/so-thi-dua.png")))?;
    }
    put(&place::root().join("LICENSE"), &tree.join("usr/share/doc/so-thi-dua/copyright"))?;
    write(&tree.join("usr/share/applications/so-thi-dua.desktop"), MENU_ENTRY)?;
    write(&tree.join("usr/share/mime/packages/so-thi-dua.xml"), KIND_OF_FILE)?;
    let architecture = tool::read(&mut tool::tool("dpkg", &["--print-architecture"]))?;
    let control = format!(
        "Package: so-thi-dua\nVersion: {version}\nArchitecture: {}\nSection: misc\nPriority: optional\n\
         Maintainer: The authors of Sổ Thi đua\nDepends: libwebkit2gtk-4.1-0, libgtk-3-0\nRecommends: cups-client\n\
         Description: Sổ Thi đua\n Thi đua, chấm điểm, đề nghị khen thưởng; không cần mạng.\n",
        architecture.trim()
    );
    write(&tree.join("DEBIAN/control"), &control)?;
    let out = place::out().join(format!("so-thi-dua_{version}.deb"));
    tool::run(tool::tool("dpkg-deb", &["--root-owner-group", "--build"]).arg(&tree).arg(&out))?;
    fs::remove_dir_all(tree)?;
    println!("{}", out.display());
    Ok(())
}

fn put(from: &Path, to: &Path) -> Result {
    make_folder_of(to)?;
    fs::copy(from, to).map_err(|error| format!("{}: {error}", from.display()))?;
    Ok(())
}

fn write(to: &Path, text: &str) -> Result {
    make_folder_of(to)?;
    Ok(fs::write(to, text)?)
}

fn make_folder_of(path: &Path) -> Result {
    Ok(path.parent().map_or(Ok(()), fs::create_dir_all)?)
}

//! A process killed at any moment: what it acknowledged is there, what it did not is there whole or not at all.

use std::collections::BTreeSet;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::{Line, program};

/// Processes that are started and killed.
const WRITES: u32 = 200;

/// The same moments in every run of the test, as far as the machine lets them be.
struct Moments(u64);

impl Moments {
    /// Between nothing and a little more than a whole write takes.
    fn next(&mut self, whole: Duration) -> Duration {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        whole * u32::try_from(self.0 % 130).unwrap() / 100
    }
}

/// Starts a write, kills it after a while, and answers with the id that it acknowledged before it died.
fn killed_after(line: &Line, number: u32, after: Duration) -> Option<String> {
    let unit = json!({ "code": format!("DV{number:03}"), "name": format!("Đơn vị số {number}") }).to_string();
    let mut command = program();
    command.args(["--json", "--data"]).arg(line.data()).args(["unit", "add", &unit]);
    let mut process = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    sleep(after);
    process.kill().unwrap();
    let output = process.wait_with_output().unwrap();
    let answer: Value = serde_json::from_slice(&output.stdout).ok()?;
    Some(answer["id"].as_str().unwrap_or_else(|| panic!("{answer}")).to_owned())
}

#[test]
fn no_acknowledged_write_is_lost_when_the_process_is_killed() {
    let line = Line::with_new_file();
    let start = Instant::now();
    line.add(&["unit", "add"], &json!({ "code": "SNV", "name": "Sở Nội vụ" }));
    let whole = start.elapsed();
    let mut moments = Moments(20_261_124);
    let acknowledged: BTreeSet<String> =
        (0..WRITES).filter_map(|number| killed_after(&line, number, moments.next(whole))).collect();
    assert!(!acknowledged.is_empty(), "some were in time");
    assert!(acknowledged.len() < usize::try_from(WRITES).unwrap(), "some were killed before");

    assert_eq!(line.json(&["check"])["items"], json!([]));
    let units = line.items(&["unit", "list"]);
    let kept: BTreeSet<String> = units.iter().map(|unit| unit["id"].as_str().unwrap().to_owned()).collect();
    assert!(acknowledged.is_subset(&kept), "lost: {:?}", acknowledged.difference(&kept));
    // A write and its line in the log are one: there is a line for every unit and none more.
    assert_eq!(line.items(&["log", "--limit", "1000"]).len(), units.len());
    line.done(&["undo"]);
    assert_eq!(line.items(&["unit", "list"]).len(), units.len() - 1);
}

/// How to run a command where the drive under a folder is small.
struct SmallDrive {
    words: Vec<String>,
    /// What a write that no longer fits is answered with.
    answer: &'static str,
}

impl SmallDrive {
    /// A drive of 3 MB in memory, mounted for one process; where the kernel lets nobody mount one, a limit of 3 MB on the
    /// size of a file, as old file systems have.
    fn over(folder: &str) -> Self {
        for spaces in [&["--mount"][..], &["--user", "--map-root-user", "--mount"]] {
            let mut tried = Command::new("unshare");
            tried.args(spaces).args(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", folder]);
            if tried.stderr(Stdio::null()).status().is_ok_and(|status| status.success()) {
                let script = format!("mount -t tmpfs -o size=3m tmpfs {folder} && \"$@\"");
                let words = [&["unshare"], spaces, &["sh", "-c", &script, "sh"]].concat();
                return Self { words: words.into_iter().map(str::to_owned).collect(), answer: "file.full" };
            }
        }
        let words = ["bash", "-c", "trap '' XFSZ; ulimit -f 3072; \"$@\"", "bash"];
        Self { words: words.map(str::to_owned).to_vec(), answer: "file.drive" }
    }
}

#[test]
fn a_full_drive_refuses_with_a_sentence_and_keeps_what_was_written() {
    let line = Line::with_new_file();
    let folder = line.path("nho");
    std::fs::create_dir(&folder).unwrap();
    let drive = SmallDrive::over(folder.to_str().unwrap());
    // On that drive: a data file, units until no more fit, then a look at what is there, and the file copied out.
    let long = "Công ty Cổ phần Đầu tư Xây dựng và Phát triển Hạ tầng Nông thôn miền núi ".repeat(400);
    let unit = line.file("don-vi.json", &json!({ "name": "Đơn vị", "note": long }).to_string());
    let script = "
        cli=$1 data=$2/tinh.thidua unit=$3 out=$4
        $cli --data $data new >$out/new.txt || exit 9
        done=0
        while :; do
            $cli --json --data $data unit add $unit >$out/last.json
            code=$?
            [ $code = 0 ] || break
            done=$((done+1))
            [ $done -lt 400 ] || exit 8
        done
        echo $code >$out/code.txt
        echo $done >$out/done.txt
        cp $data $out/kept.thidua; cp $data-wal $out/kept.thidua-wal 2>$out/nothing.txt
        exit 0";
    let program = env!("CARGO_BIN_EXE_thidua-cli");
    let out = line.path("");
    let places = [program, folder.to_str().unwrap(), &unit, out.to_str().unwrap().trim_end_matches('/')];
    let (first, rest) = drive.words.split_first().unwrap();
    let ran = Command::new(first).args(rest).args(["sh", "-c", script, "sh"]).args(places).output().unwrap();
    assert!(ran.status.success(), "{:?}: {}", ran.status, String::from_utf8_lossy(&ran.stderr));
    let read = |name: &str| std::fs::read_to_string(line.path(name)).unwrap();
    assert_eq!(read("code.txt").trim(), "2");
    let said: Value = serde_json::from_str(&read("last.json")).unwrap();
    assert_eq!(said["error"]["code"], drive.answer, "{said}");
    let written: usize = read("done.txt").trim().parse().unwrap();
    assert!(written > 5, "{written}");
    let kept = line.path("kept.thidua");
    let ask = |words: &[&str]| -> Value {
        let output = crate::program().args(["--json", "--data"]).arg(&kept).args(words).output().unwrap();
        serde_json::from_slice(&output.stdout).unwrap()
    };
    assert_eq!(ask(&["unit", "list"])["items"].as_array().unwrap().len(), written);
    assert_eq!(ask(&["check"])["items"], json!([]));
}

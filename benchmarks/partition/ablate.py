#!/usr/bin/env python3
"""Scores the partition without one mechanism after the other (ablations.tsv): the index, purity and what is undecided, by family.

Usage: benchmarks/partition/ablate.py [SEEDS [CELL...]]    (build first: mvn -DskipTests package; CLASSPATH replaces the built one)
The file of the mechanism is changed in a copy, compiled alone, and put before the others; the tree stays as it is.
"""
import csv
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SOURCES = ROOT / "src/main/java/dev/mitosis/partition"
CLASSPATH = os.environ.get("CLASSPATH", f"{ROOT}/target/test-classes:{ROOT}/target/classes:{ROOT}/target/dist/lib/*")


def compiled(row, folder):
    """The folder with the changed class alone."""
    source = (SOURCES / row["file"]).read_text()
    if source.count(row["text"]) != 1:
        sys.exit(f"{row['mechanism']}: not once in {row['file']}: {row['text']}")
    changed = pathlib.Path(folder) / pathlib.Path(row["file"]).name
    changed.write_text(source.replace(row["text"], row["instead"]))
    subprocess.run(
        ["javac", "-nowarn", "-proc:none", "--release", "17", "-cp", CLASSPATH, "-d", folder, str(changed)], check=True)
    return folder


def scores(classpath):
    """The rows of families, as lists of columns."""
    command = ["java", "-Xmx3g", "-XX:+UseSerialGC", "-cp", classpath, "dev.mitosis.scoring.Scoreboard"]
    out = subprocess.run(command + (sys.argv[1:] or ["1"]), check=True, capture_output=True, text=True).stdout
    return [line.split("\t") for line in out.splitlines() if line.startswith("all")]


def show(mechanism, rows):
    for row in rows:
        print(mechanism, row[0].replace("all ", ""), row[2], row[3], row[7], sep="\t", flush=True)


def main():
    print("without", "family", "index", "purity", "undecided", sep="\t")
    show("nothing", scores(CLASSPATH))
    with open(HERE / "ablations.tsv", newline="") as file:
        lines = [line for line in file if not line.startswith("#")]
    for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        if os.environ.get("ONLY", row["mechanism"]) == row["mechanism"]:
            with tempfile.TemporaryDirectory() as folder:
                show(row["mechanism"], scores(compiled(row, folder) + ":" + CLASSPATH))


main()

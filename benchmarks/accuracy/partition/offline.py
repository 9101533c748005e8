"""Makes root modules apply where nothing but the provider of AWS and the emulator is at hand.

Other providers (`archive`, `external`, `random`, ...) and modules of the registry cannot be had: what a module asks of them is written down as a value
instead, and a module of the registry is taken from a clone. What is made in AWS, and how it is called and tagged, stays.
"""

import json
import re
import subprocess
import zipfile
from pathlib import Path

REGION = "eu-west-1"
ACCOUNT = "123456789012"
FOREIGN = r"(?:archive|external|random|http|tls|time|null|local|template)_?\w*"
BLOCK = re.compile(rf'^[ \t]*(data|resource)[ \t]+"({FOREIGN})"[ \t]+"([\w-]+)"[ \t]*\{{', re.M)
ARCHIVE = "code.zip"


def end_of(text, at):
    """Where the block ends of which the brace before `at` is the first; braces in strings come in pairs."""
    depth = 1
    while depth:
        depth += {"{": 1, "}": -1}.get(text[at], 0)
        at += 1
    return at


def without(text, pattern):
    """The text without the blocks whose head a pattern finds."""
    while match := pattern.search(text):
        text = text[: match.start()] + text[end_of(text, match.end()):]
    return text


def value(kind, attribute, folder, whole):
    if kind == "archive_file":
        return f'"{folder / ARCHIVE}"' if attribute == "output_path" else '"c2lnbmF0dXJl"'
    if kind == "external":
        return json.dumps(whole).replace('": ', '" = ') if whole is not None else f'"{ACCOUNT}"'
    return '"g1ven-value-0123456789"'


def written(files, folder, answers):
    """Texts of one module by file, with what other providers tell written down."""
    blocks = {m.groups() for text in files.values() for m in BLOCK.finditer(text)}
    for file, text in files.items():
        text = without(text, BLOCK)
        for place, kind, name in sorted(blocks):
            told = re.escape(("data." if place == "data" else "") + f"{kind}.{name}")
            told = rf"\b{told}(?:\[[^\]]*\])?"
            text = re.sub(rf"^\s*depends_on\s*=\s*\[\s*{told}\s*\]", "", text, flags=re.M)
            text = re.sub(rf"{told}\.result(?![\w.\[])", lambda m: value(kind, "result", folder, answers), text)
            text = re.sub(rf"{told}\.(\w+)(?:\[[^\]]*\]|\.\w+)?", lambda m: value(kind, m[1], folder, None), text)
        files[file] = text


def defaults(root):
    """Tags that a root module's provider gives all it makes, and the other names under which it is used."""
    tags, others = "", set()
    for file in sorted(root.glob("*.tf")):
        for match in re.finditer(r'^provider\s+"aws"\s*\{', text := file.read_text(), re.M):
            body = text[match.end(): end_of(text, match.end())]
            alias = re.search(r'alias\s*=\s*"([\w-]+)"', body)
            given = re.search(r"default_tags\s*\{", body)
            if alias:
                others.add(re.sub(r"^(us|eu|ap)-[a-z]+-\d$", REGION, alias[1]))
            elif given:
                tags = body[given.start(): end_of(body, given.end())]
    return tags, others


def provider(base, tags, others):
    """The provider of the emulator with a root module's default tags, and once more for each other name."""
    made = base.rstrip()[:-1] + tags + "\n}\n"
    return made + "".join(base.rstrip()[:-1] + f'  alias = "{other}"\n{tags}\n}}\n' for other in sorted(others))


def modules_beside(folder, text, repositories):
    """The text with modules of the registry taken from a clone that has the version."""
    def local(match):
        owner, name, version = match[1], match[2], match[3]
        repository = repositories / f"{owner}+terraform-aws-{name}" / "repo"
        place = folder / f"registry-{owner}-{name}-{version}"
        if not place.exists():
            place.mkdir()
            made = subprocess.run(["git", f"--git-dir={repository}", "archive", f"v{version}"], check=True, capture_output=True)
            subprocess.run(["tar", "x", "-C", place], input=made.stdout, check=True)
        return f'source = "{place}"'
    return re.sub(r'source\s*=\s*"([\w-]+)/([\w-]+)/aws"\s*\n\s*version\s*=\s*"([\d.]+)"', local, text)


def prepare(folder, repositories, answers, lacks=()):
    """Changes all modules below a folder so that they apply without anything from outside; programs answer what is given,
    and what the emulator lacks is written otherwise (pairs of a pattern and a text)."""
    with zipfile.ZipFile(folder / ARCHIVE, "w") as archive:
        archive.writestr("index.py", "def handler(event, context):\n    return event\n")
    for file in list(folder.rglob("*.tf")):
        file.write_text(modules_beside(folder, file.read_text(), repositories))
    for place in {file.parent for file in folder.rglob("*.tf")}:
        files = {file: file.read_text() for file in place.glob("*.tf")}
        written(files, folder, answers)
        for file, text in files.items():
            text = re.sub(r"^\s*required_version\s*=.*$", "", text, flags=re.M)
            text = re.sub(r'"\$\{path\.\w+\}/[\w/-]+\.zip"', f'"{folder / ARCHIVE}"', text)
            text = without(text, re.compile(r"\bpostcondition\s*\{"))
            text = re.sub(rf'^\s*\w+\s*=\s*\{{\s*source\s*=\s*"(?!hashicorp/aws")[^"]*"[^}}]*\}}', "", text, flags=re.M)
            for pattern, other in lacks:
                text = re.sub(pattern, other, text)
            file.write_text(text)

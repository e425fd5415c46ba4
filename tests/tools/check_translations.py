#!/usr/bin/env python3
"""Tells what a translation lacks: check_translations.py LUPDATE ROOT

Each translations/coroscope_LANGUAGE.ts has to have the strings that `lupdate` finds in ui/ and server/ now, and no
others. In a language other than English each of them is translated, with all of its plural forms; the markers %1, %n,
%L1 and the mnemonic & stay. English has its plurals. Prints each fault, and ends with 1 where there is one.

What to do: `cmake --build build/dev --target coroscope_ui_lupdate`, then tests/tools/english_plurals.py for English,
and words for the rest by hand or by Qt Linguist.
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

KEPT = 8  # faults of a kind that are printed


def messages(path):
    """{(context, source, comment, whether it has plurals): its element <translation>}"""
    found = {}
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            key = (context.findtext("name"), message.findtext("source", ""), message.findtext("comment") or "",
                   message.get("numerus") == "yes")
            found[key] = message.find("translation")
    return found


def markers(text):
    return sorted(re.findall(r"%L?(?:\d+|n)", text))


def faults_of(key, translation, plurals_only):
    _, source, _, numerus = key
    if plurals_only and not numerus:
        return []
    if translation.get("type") is not None:
        return [translation.get("type")]
    forms = [form.text or "" for form in translation.findall("numerusform")] if numerus else [translation.text or ""]
    faults = []
    if numerus and len(forms) != 2:
        faults.append(f"{len(forms)} plural forms instead of 2")
    for form in forms:
        if not form and source:
            faults.append("a form is empty")
        elif markers(form) != markers(source):
            faults.append(f"other markers in “{form}”")
        elif form.count("&") != source.count("&"):
            faults.append(f"another mnemonic in “{form}”")
        elif numerus and re.search(r"\((e?s|n|e|en|er)\)", form):
            faults.append(f"a plural in brackets in “{form}”")
    return faults


def main():
    lupdate, root = sys.argv[1], pathlib.Path(sys.argv[2])
    failed = False

    def say(path, kind, found):
        nonlocal failed
        failed = failed or bool(found)
        for line in found[:KEPT]:
            print(f"{path.name}: {kind}: {line}")
        if len(found) > KEPT:
            print(f"{path.name}: {kind}: {len(found) - KEPT} more")

    files = sorted((root / "translations").glob("coroscope_*.ts"))
    with tempfile.TemporaryDirectory() as folder:
        fresh = pathlib.Path(folder) / "coroscope_en.ts"
        shutil.copy(root / "translations" / "coroscope_en.ts", fresh)
        command = [lupdate, "-silent", "-no-obsolete", "-locations", "none", "-I", str(root), str(root / "ui"),
                   str(root / "server"), "-ts", str(fresh)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            print(done.stderr)
            return 1
        wanted = messages(fresh)
    if len(wanted) < 1000:
        print(f"lupdate found {len(wanted)} strings only")
        return 1
    for path in files:
        kept = messages(path)
        words = [f"{key[0]}: “{key[1]}”" for key in wanted if key not in kept]
        say(path, "missing", words)
        say(path, "no longer in the sources", [f"{key[0]}: “{key[1]}”" for key in kept if key not in wanted])
        say(path, "to be mended", [f"{key[0]}: “{key[1]}”: {fault}" for key, translation in kept.items()
                                   for fault in faults_of(key, translation, path.stem.endswith("_en"))])
    print(f"{len(wanted)} strings, {len(files)} languages")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

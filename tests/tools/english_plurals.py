#!/usr/bin/env python3
"""Fills the plural forms of translations/coroscope_en.ts: "%n request(s)" becomes "%n request" and "%n requests",
"%n index(es)" becomes "%n index" and "%n indexes".

Run it after lupdate. A text without such an ending has the same form for one and many.
"""
import pathlib
import re
import xml.etree.ElementTree as ET

path = pathlib.Path(__file__).resolve().parents[2] / "translations" / "coroscope_en.ts"
tree = ET.parse(path)
for message in tree.getroot().iter("message"):
    if message.get("numerus") != "yes":
        continue
    source = message.findtext("source", "")
    translation = message.find("translation")
    forms = translation.findall("numerusform")
    if translation.get("type") != "unfinished" and all((form.text or "").strip() for form in forms):
        continue
    forms[0].text = re.sub(r"\((e?s)\)", "", source)
    forms[1].text = re.sub(r"\((e?s)\)", r"\1", source)
    translation.attrib.pop("type", None)
text = ET.tostring(tree.getroot(), encoding="unicode")
path.write_text('<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n' + text + "\n", encoding="utf-8")

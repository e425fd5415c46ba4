#!/usr/bin/env python3
"""Fills the plural forms of translations/coroscope_en.ts: "%n request(s)" becomes "%n request" and "%n requests".

Run it after lupdate. A text without "(s)" has the same form for one and many.
"""
import pathlib
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
    forms[0].text = source.replace("(s)", "")
    forms[1].text = source.replace("(s)", "s")
    translation.attrib.pop("type", None)
text = ET.tostring(tree.getroot(), encoding="unicode")
path.write_text('<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n' + text + "\n", encoding="utf-8")

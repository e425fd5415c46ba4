# A manual page (man(7)) from a --help text as server/runtime/help_format.h lays it out: paragraphs; headings that end with
# a colon; entries of two halves, the left one indented by two columns, the right one beginning at column 27.
#   page, version, date, what: of the page. Or command: this is a part of it, what `PROGRAM COMMAND --help` says.

function roff(text) {
    gsub(/\\/, "\\e", text)
    gsub(/-/, "\\-", text)
    sub(/^[.']/, "\\\\\\&&", text)
    return text
}

# "--port PORT" with its words bold and its values italic; of a command line the brackets stay as they are.
function marked(text,    words, count, i, word, out) {
    count = split(text, words, " ")
    for (i = 1; i <= count; ++i) {
        word = words[i]
        if (word ~ /^-/ && word ~ /,$/)
            word = "\\fB" roff(substr(word, 1, length(word) - 1)) "\\fR,"
        else if (word ~ /^-/ || word ~ /^[a-z][a-z-]*$/ && !(i > 1 && words[i - 1] ~ /^-/))
            word = "\\fB" roff(word) "\\fR"
        else if (word ~ /^[[]/)
            word = roff(word)
        else
            word = "\\fI" roff(word) "\\fR"
        out = out (i > 1 ? " " : "") word
    }
    return out
}

function heading(text) {
    print (command == "" ? ".SH " : ".SS ") "\"" text "\""
}

function paragraph() {
    if (text == "")
        return
    if (text ~ /^Exit codes: / && command == "") {
        heading("EXIT STATUS")
        sub(/^Exit codes: /, "", text)
    } else if (text ~ /environment/ && command == "") {
        heading("ENVIRONMENT AND SETTINGS FILE")
    } else if (first) {
        print ".PP"
    }
    first = 1
    print roff(text)
    text = ""
}

function entry() {
    if (left != "")
        print ".TP\n" marked(left) "\n" roff(right)
    left = right = ""
}

BEGIN {
    # No quotes: awk would have to escape what is in them.
    if (command == "") {
        print ".\\\" Made from what the program says of itself with --help."
        print ".TH " toupper(roff(page)) " 1 " date " \"Coroscope " version "\" \"User Commands\""
        print ".SH NAME\n" roff(page) " \\- " what
    } else {
        print ".SH \"THE COMMAND " toupper(roff(command)) "\""
    }
}

/^Usage: / {
    sub(/^Usage: /, "")
    if (command == "")
        print ".SH SYNOPSIS"
    print marked($0)
    inUsage = 1
    next
}

inUsage && /^ / { print ".br\n" marked($0); next }

inUsage {
    inUsage = 0
    if (command == "")
        print ".SH DESCRIPTION"
    else
        first = 1
}

/^$/ { entry(); paragraph(); next }

/^[A-Z][a-z]*:$/ {
    entry()
    paragraph()
    sub(/:$/, "")
    heading(command == "" ? toupper($0) : $0)
    inEntries = 1
    first = 0
    next
}

/^  [^ ]/ {
    entry()
    if (length($0) > 27 && substr($0, 26, 2) == "  ") {
        left = substr($0, 3, 24)
        sub(/ +$/, "", left)
        right = substr($0, 28)
    } else {
        left = substr($0, 3)
    }
    next
}

left != "" {
    sub(/^ +/, "")
    right = right (right == "" ? "" : " ") $0
    next
}

{
    if (inEntries && text == "" && !/^Exit codes: / && !/environment/) {
        print command == "" ? ".SH NOTES" : ".PP"
        inEntries = 0
        first = 0
    }
    text = text (text == "" ? "" : " ") $0
}

END { entry(); paragraph() }

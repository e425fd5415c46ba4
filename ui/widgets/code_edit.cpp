#include "ui/widgets/code_edit.h"

#include "ui/theme.h"

#include <QEvent>
#include <QFontInfo>
#include <QKeyEvent>
#include <QTimer>

#include <algorithm>
#include <chrono>

namespace coroscope {

namespace {

constexpr int kNumberMargin = 0;
constexpr int kArrowMargin = 1;
constexpr int kFoldMargin = 2;
constexpr int kFaultMark = 8; // indicators below 8 are the lexers'
constexpr int kFoundMark = 9;
constexpr int kLitMarker = 0;
constexpr int kArrowMarker = 1;
constexpr qsizetype kSearchedAtOnce = 100'000;
constexpr std::size_t kMaxMarks = 5'000;
constexpr std::chrono::milliseconds kSearchPause{200};

const char *lexerName(TextLanguage language)
{
    switch (language) {
    case TextLanguage::Json: return "json";
    case TextLanguage::Markup: return "hypertext";
    case TextLanguage::Css: return "css";
    case TextLanguage::Script:
    case TextLanguage::Cpp: return "cpp"; // Scintilla's lexer for all languages with C's lexical form
    case TextLanguage::Python: return "python";
    case TextLanguage::Sql: return "sql";
    case TextLanguage::Plain: break;
    }
    return "null";
}

struct StyleRange {
    int first;
    int last;
    TextStyle style;
};

/// The numbers of Scintilla's lexical styles.
std::vector<StyleRange> stylesOf(TextLanguage language)
{
    switch (language) {
    case TextLanguage::Json:
        return {{1, 1, TextStyle::Number}, {2, 3, TextStyle::String},  {4, 4, TextStyle::Name},
                {5, 5, TextStyle::String}, {6, 7, TextStyle::Comment}, {9, 10, TextStyle::String},
                {11, 12, TextStyle::Word}};
    case TextLanguage::Markup:
        return {{1, 2, TextStyle::Word},   {3, 4, TextStyle::Name},    {5, 5, TextStyle::Number},
                {6, 7, TextStyle::String}, {9, 9, TextStyle::Comment}, {10, 10, TextStyle::Number},
                {11, 13, TextStyle::Word}, {17, 17, TextStyle::String}};
    case TextLanguage::Css:
        return {{1, 3, TextStyle::Word},    {6, 7, TextStyle::Name},   {8, 8, TextStyle::Number},
                {9, 9, TextStyle::Comment}, {12, 12, TextStyle::Word}, {13, 14, TextStyle::String},
                {15, 15, TextStyle::Name}};
    case TextLanguage::Script:
        return {{1, 3, TextStyle::Comment}, {4, 4, TextStyle::Number},   {5, 5, TextStyle::Word},
                {6, 7, TextStyle::String},  {12, 12, TextStyle::String}, {20, 20, TextStyle::String}};
    case TextLanguage::Cpp:
        return {{1, 3, TextStyle::Comment},   {4, 4, TextStyle::Number},  {5, 5, TextStyle::Word},
                {6, 7, TextStyle::String},    {9, 9, TextStyle::Name},    {12, 12, TextStyle::String},
                {15, 15, TextStyle::Comment}, {20, 20, TextStyle::String}};
    case TextLanguage::Python:
        return {{1, 1, TextStyle::Comment},   {2, 2, TextStyle::Number},   {3, 4, TextStyle::String},
                {5, 5, TextStyle::Word},      {6, 7, TextStyle::String},   {8, 9, TextStyle::Name},
                {12, 12, TextStyle::Comment}, {13, 13, TextStyle::String}, {15, 15, TextStyle::Name},
                {16, 19, TextStyle::String}};
    case TextLanguage::Sql:
        return {{1, 3, TextStyle::Comment}, {4, 4, TextStyle::Number},    {5, 5, TextStyle::Word},
                {6, 7, TextStyle::String},  {13, 13, TextStyle::Comment}, {16, 16, TextStyle::Word},
                {23, 23, TextStyle::Name}};
    case TextLanguage::Plain: break;
    }
    return {};
}

} // namespace

CodeEdit::CodeEdit(const QString &accessibleName, QWidget *parent)
    : QsciScintilla(parent)
    , m_again(new QTimer(this))
{
    setAccessibleName(accessibleName);
    setFrameShape(QFrame::NoFrame);
    setUtf8(true);
    setEolMode(EolUnix);
    setAutoIndent(true);
    setIndentationsUseTabs(false);
    setTabWidth(2);
    setBraceMatching(SloppyBraceMatch);
    setMarginType(kNumberMargin, NumberMargin);
    setMarginWidth(kArrowMargin, 0);
    setFolding(PlainFoldStyle, kFoldMargin);
    SendScintilla(SCI_MARKERDEFINE, static_cast<unsigned long>(SC_MARKNUM_FOLDEROPEN), long(SC_MARK_ARROWDOWN));
    SendScintilla(SCI_MARKERDEFINE, static_cast<unsigned long>(SC_MARKNUM_FOLDER), long(SC_MARK_ARROW));
    SendScintilla(SCI_SETSCROLLWIDTHTRACKING, 1UL);
    SendScintilla(SCI_SETSCROLLWIDTH, 1UL);
    SendScintilla(SCI_SETMULTIPASTE, 1UL);
    setMarginType(kArrowMargin, SymbolMargin);
    setMarginMarkerMask(kArrowMargin, 1 << kArrowMarker);
    setMarginSensitivity(kArrowMargin, false);
    markerDefine(Background, kLitMarker);
    markerDefine(RightArrow, kArrowMarker);
    indicatorDefine(SquiggleIndicator, kFaultMark);
    indicatorDefine(FullBoxIndicator, kFoundMark);
    setIndicatorDrawUnder(true, kFoundMark);
    freeKeys();
    applyTheme();
    layoutNumbers();
    m_again->setSingleShot(true);
    m_again->setInterval(kSearchPause);
    connect(m_again, &QTimer::timeout, this, [this] { searchAgain(false); });
    connect(this, &QsciScintilla::linesChanged, this, &CodeEdit::layoutNumbers);
    connect(this, &QsciScintilla::textChanged, this, [this] {
        if (!m_isReplacing)
            Q_EMIT edited();
    });
    connect(this, &CodeEdit::edited, this, [this] {
        if (!m_query.isEmpty())
            m_again->start();
    });
}

CodeEdit::~CodeEdit() = default;

void CodeEdit::freeKeys()
{
    // These are the window's (address, palette, zoom), or surprise who does not know them.
    static constexpr QsciCommand::Command kFreed[] = {QsciCommand::LineCut,
                                                      QsciCommand::LineDelete,
                                                      QsciCommand::LineCopy,
                                                      QsciCommand::LineTranspose,
                                                      QsciCommand::LineDuplicate,
                                                      QsciCommand::SelectionDuplicate,
                                                      QsciCommand::ZoomIn,
                                                      QsciCommand::ZoomOut,
                                                      QsciCommand::SelectionLowerCase,
                                                      QsciCommand::SelectionUpperCase,
                                                      QsciCommand::EditToggleOvertype,
                                                      QsciCommand::Formfeed};
    for (const auto command : kFreed) {
        if (QsciCommand *bound = standardCommands()->find(command)) {
            bound->setKey(0);
            bound->setAlternateKey(0);
        }
    }
    // The one that Qt's own editors have here; the other is Ctrl+Y.
    if (QsciCommand *redo = standardCommands()->find(QsciCommand::Redo))
        redo->setAlternateKey((Qt::CTRL | Qt::SHIFT | Qt::Key_Z).toCombined());
}

void CodeEdit::keyPressEvent(QKeyEvent *event)
{
    // QsciScintilla takes what it does not know for text; it belongs to whoever is around.
    const auto modifiers = event->modifiers() & ~Qt::KeypadModifier;
    const bool isCommand = modifiers == Qt::ControlModifier || modifiers == Qt::AltModifier
        || modifiers == (Qt::ControlModifier | Qt::ShiftModifier);
    if (isCommand && !standardCommands()->boundTo(event->key() | int(modifiers.toInt()))) {
        event->ignore();
        return;
    }
    QsciScintilla::keyPressEvent(event);
}

bool CodeEdit::focusNextPrevChild(bool next)
{
    // QsciScintilla keeps Tab for itself while it can be edited, and nobody without a mouse would get out.
    return QWidget::focusNextPrevChild(next);
}

void CodeEdit::changeEvent(QEvent *event)
{
    QsciScintilla::changeEvent(event);
    switch (event->type()) {
    case QEvent::PaletteChange:
    case QEvent::ApplicationFontChange:
    case QEvent::FontChange:
    case QEvent::StyleChange: applyTheme(); break;
    default: break;
    }
}

void CodeEdit::applyTheme()
{
    if (m_isTheming)
        return;
    m_isTheming = true;
    const QPalette &colors = palette();
    const ThemeColors &theme = themeColors(colors);
    const QColor base = colors.color(QPalette::Base);
    const QColor text = colors.color(QPalette::Text);
    const QFont mono = monospaceFont();
    SendScintilla(SCI_STYLESETFONT, STYLE_DEFAULT, mono.family().toUtf8().constData());
    const double points = mono.pointSizeF() > 0 ? mono.pointSizeF() : QFontInfo(mono).pointSizeF();
    SendScintilla(SCI_STYLESETSIZEFRACTIONAL, STYLE_DEFAULT, long(points * int(SC_FONT_SIZE_MULTIPLIER)));
    SendScintilla(SCI_STYLESETFORE, STYLE_DEFAULT, text);
    SendScintilla(SCI_STYLESETBACK, STYLE_DEFAULT, base);
    SendScintilla(SCI_STYLECLEARALL);
    SendScintilla(SCI_STYLESETFORE, STYLE_LINENUMBER, theme.muted);
    setMarginsBackgroundColor(base);
    setMarginsForegroundColor(theme.muted);
    setFoldMarginColors(base, base);
    for (int marker = SC_MARKNUM_FOLDEREND; marker <= int(SC_MARKNUM_FOLDEROPEN); ++marker) {
        SendScintilla(SCI_MARKERSETFORE, static_cast<unsigned long>(marker), theme.muted);
        SendScintilla(SCI_MARKERSETBACK, static_cast<unsigned long>(marker), theme.muted);
    }
    setMarkerBackgroundColor(theme.warningFill, kLitMarker);
    setMarkerBackgroundColor(theme.warning, kArrowMarker);
    setMarkerForegroundColor(theme.warning, kArrowMarker);
    setCaretForegroundColor(text);
    setSelectionBackgroundColor(colors.color(QPalette::Highlight));
    setSelectionForegroundColor(colors.color(QPalette::HighlightedText));
    setMatchedBraceForegroundColor(text);
    setMatchedBraceBackgroundColor(theme.infoFill);
    setUnmatchedBraceForegroundColor(theme.error);
    setUnmatchedBraceBackgroundColor(base);
    setIndicatorForegroundColor(theme.error, kFaultMark);
    setIndicatorForegroundColor(theme.warningFill, kFoundMark);
    SendScintilla(SCI_INDICSETALPHA, static_cast<unsigned long>(kFoundMark), 255L);
    SendScintilla(SCI_INDICSETOUTLINEALPHA, static_cast<unsigned long>(kFoundMark), 255L);
    applyStyles();
    layoutNumbers();
    m_isTheming = false;
}

void CodeEdit::applyStyles()
{
    const ThemeColors &theme = themeColors(palette());
    for (const StyleRange &range : stylesOf(m_language)) {
        QColor color;
        switch (range.style) {
        case TextStyle::Name: color = theme.series[0]; break;
        case TextStyle::String: color = theme.success; break;
        case TextStyle::Number: color = theme.series[1]; break;
        case TextStyle::Word: color = theme.series[4]; break;
        case TextStyle::Comment: color = theme.muted; break;
        case TextStyle::Plain: continue;
        }
        for (int style = range.first; style <= range.last; ++style)
            SendScintilla(SCI_STYLESETFORE, static_cast<unsigned long>(style), color);
    }
}

void CodeEdit::setLanguage(TextLanguage language)
{
    if (m_language == language)
        return;
    m_language = language;
    SendScintilla(SCI_SETLEXERLANGUAGE, 0UL, lexerName(language));
    // After the lexer: a new one starts without.
    SendScintilla(SCI_SETPROPERTY, "fold", "1");
    SendScintilla(SCI_SETPROPERTY, "fold.html", "1");
    if (language == TextLanguage::Json)
        SendScintilla(SCI_SETKEYWORDS, 0UL, "true false null");
    else if (language == TextLanguage::Script)
        SendScintilla(SCI_SETKEYWORDS, 0UL,
                      "async await break case catch class const continue default delete do else export extends false "
                      "finally for function if import in instanceof let new null of return static super switch this "
                      "throw true try typeof undefined var void while yield");
    else if (language == TextLanguage::Cpp)
        SendScintilla(
            SCI_SETKEYWORDS, 0UL,
            "alignas alignof auto bool break case catch char class co_await co_return co_yield concept const "
            "const_cast consteval constexpr constinit continue decltype default delete do double dynamic_cast "
            "else enum explicit extern false float for friend goto if inline int long mutable namespace new "
            "noexcept nullptr operator private protected public reinterpret_cast requires return short signed "
            "sizeof static static_assert static_cast struct switch template this thread_local throw true try "
            "typedef typename union unsigned using virtual void volatile wchar_t while");
    else if (language == TextLanguage::Python)
        SendScintilla(SCI_SETKEYWORDS, 0UL,
                      "False None True and as assert async await break class continue def del elif else except finally "
                      "for from global if import in is lambda nonlocal not or pass raise return try while with yield");
    else if (language == TextLanguage::Sql) // of SQLite and PostgreSQL, what people write
        SendScintilla(SCI_SETKEYWORDS, 0UL,
                      "add all alter analyze and any array as asc autoincrement begin between bigint boolean by bytea "
                      "cascade case cast check collate column commit conflict constraint create cross current_date "
                      "current_time current_timestamp date default deferrable delete desc distinct do double drop else "
                      "end escape except exists explain false fetch filter first following for foreign from full "
                      "generated glob group having identity if ilike immediate in index inner insert instead int "
                      "integer intersect interval into is isnull join json jsonb key last lateral left like limit "
                      "materialized natural not nothing notnull null nulls numeric of offset on only or order outer "
                      "over partition plan pragma precision preceding primary query range real recursive references "
                      "regexp release rename replace restrict returning right rollback row rows savepoint select set "
                      "smallint some strict table temp temporary text then timestamp timestamptz to transaction "
                      "trigger true unbounded union unique update using uuid vacuum values varchar view virtual when "
                      "where window with without");
    applyTheme();
    SendScintilla(SCI_COLOURISE, 0UL, -1L);
}

void CodeEdit::layoutNumbers()
{
    QString widest = QString::number(std::max(99, lines()));
    for (const QString &label : std::as_const(m_labels))
        widest = label.size() > widest.size() ? label : widest;
    setMarginWidth(kNumberMargin, u'9' + widest);
}

void CodeEdit::setLineLabels(const QStringList &labels)
{
    m_labels = labels;
    setMarginType(kNumberMargin, labels.isEmpty() ? NumberMargin : TextMarginRightJustified);
    clearMarginText();
    for (qsizetype i = 0; i < labels.size(); ++i)
        setMarginText(int(i), labels[i], int(STYLE_LINENUMBER));
    layoutNumbers();
}

void CodeEdit::setLitLines(const QList<int> &lines)
{
    constexpr int kArrowWidth = 14;
    setMarginWidth(kArrowMargin, kArrowWidth); // from now on, so that the code stays where it is
    if (m_lit == lines)
        return;
    m_lit = lines;
    markerDeleteAll(kLitMarker);
    markerDeleteAll(kArrowMarker);
    for (const int line : lines) {
        markerAdd(line, kLitMarker);
        markerAdd(line, kArrowMarker);
    }
    if (!lines.isEmpty())
        ensureLineVisible(lines.first());
}

void CodeEdit::setPlainText(const QString &text)
{
    replaceText(text);
    SendScintilla(SCI_EMPTYUNDOBUFFER);
    SendScintilla(SCI_GOTOPOS, 0UL);
}

void CodeEdit::replaceText(const QString &text)
{
    m_isReplacing = true;
    beginUndoAction();
    const QByteArray bytes = text.toUtf8();
    SendScintilla(SCI_TARGETWHOLEDOCUMENT);
    SendScintilla(SCI_REPLACETARGET, static_cast<unsigned long>(bytes.size()), bytes.constData());
    endUndoAction();
    m_isReplacing = false;
    Q_EMIT edited();
}

QString CodeEdit::toPlainText() const
{
    // Not QsciScintilla::text(): that ends at a NUL.
    const auto *bytes = static_cast<const char *>(SendScintillaPtrResult(SCI_GETCHARACTERPOINTER));
    return QString::fromUtf8(bytes, qsizetype(SendScintilla(SCI_GETLENGTH)));
}

long CodeEdit::position(qsizetype offset) const
{
    if (offset <= 0)
        return 0;
    const long found = SendScintilla(SCI_POSITIONRELATIVECODEUNITS, 0UL, long(offset));
    return found > 0 ? found : SendScintilla(SCI_GETLENGTH); // 0: there are not so many
}

qsizetype CodeEdit::offset(long position) const
{
    return qsizetype(SendScintilla(SCI_COUNTCODEUNITS, 0UL, position));
}

void CodeEdit::setFault(qsizetype offset)
{
    if (m_fault < 0 && offset < 0)
        return;
    m_fault = offset;
    const long length = SendScintilla(SCI_GETLENGTH);
    SendScintilla(SCI_SETINDICATORCURRENT, static_cast<unsigned long>(kFaultMark));
    SendScintilla(SCI_INDICATORCLEARRANGE, 0UL, length);
    if (offset < 0 || length == 0)
        return;
    // A fault at the end has no character of its own: the last one is marked.
    long begin = position(offset);
    if (begin >= length)
        begin = SendScintilla(SCI_POSITIONBEFORE, static_cast<unsigned long>(length));
    const long end = SendScintilla(SCI_POSITIONAFTER, static_cast<unsigned long>(begin));
    SendScintilla(SCI_INDICATORFILLRANGE, static_cast<unsigned long>(begin), end - begin);
}

void CodeEdit::goTo(qsizetype offset)
{
    SendScintilla(SCI_GOTOPOS, static_cast<unsigned long>(position(offset)));
    ensureCursorVisible();
    setFocus();
}

qsizetype CodeEdit::cursorOffset() const
{
    return offset(SendScintilla(SCI_GETCURRENTPOS));
}

qsizetype CodeEdit::selectionOffset() const
{
    return offset(SendScintilla(SCI_GETSELECTIONSTART));
}

QString CodeEdit::selectionToFind() const
{
    const QString selected = selectedText();
    return selected.size() > 200 || selected.contains(u'\n') ? QString() : selected;
}

void CodeEdit::setSearch(const SearchQuery &query)
{
    m_query = query;
    searchAgain(true);
}

void CodeEdit::searchAgain(bool mayMove)
{
    m_again->stop();
    m_search.cancel();
    if (m_query.isEmpty()) {
        onFound({}, false);
        return;
    }
    const QString all = toPlainText();
    if (all.size() <= kSearchedAtOnce && !m_query.regex) {
        onFound(findAll(all, m_query), mayMove);
        return;
    }
    m_search.start([all, query = m_query](const std::stop_token &stop) { return findAll(all, query, stop); },
                   [this, mayMove](TextMatches found) { onFound(std::move(found), mayMove); });
    tellStatus();
}

void CodeEdit::onFound(TextMatches found, bool mayMove)
{
    m_matches = std::move(found);
    m_match = -1;
    markMatches();
    if (mayMove && !m_matches.list.empty()) {
        const auto from = quint32(offset(SendScintilla(SCI_GETSELECTIONSTART)));
        const auto next = std::lower_bound(m_matches.list.begin(), m_matches.list.end(), from,
                                           [](const TextMatch &m, quint32 at) { return m.begin < at; });
        goToMatch(next == m_matches.list.end() ? 0 : std::size_t(next - m_matches.list.begin()));
    }
    tellStatus();
}

void CodeEdit::markMatches()
{
    SendScintilla(SCI_SETINDICATORCURRENT, static_cast<unsigned long>(kFoundMark));
    SendScintilla(SCI_INDICATORCLEARRANGE, 0UL, SendScintilla(SCI_GETLENGTH));
    long at = 0;
    quint32 passed = 0;
    for (std::size_t i = 0; i < std::min(kMaxMarks, m_matches.list.size()); ++i) {
        const TextMatch &match = m_matches.list[i];
        // On from the last one: from the start each time would take the square of it.
        const auto on = [&](quint32 to) {
            if (to > passed)
                at = SendScintilla(SCI_POSITIONRELATIVECODEUNITS, static_cast<unsigned long>(at), long(to - passed));
            passed = to;
            return at;
        };
        const long begin = on(match.begin);
        SendScintilla(SCI_INDICATORFILLRANGE, static_cast<unsigned long>(begin), on(match.end()) - begin);
    }
}

void CodeEdit::goToMatch(std::size_t index)
{
    // The mark would cover the selection.
    SendScintilla(SCI_SETINDICATORCURRENT, static_cast<unsigned long>(kFoundMark));
    if (m_match >= 0 && m_match < qsizetype(kMaxMarks)) {
        const TextMatch &last = m_matches.list[std::size_t(m_match)];
        const long at = position(last.begin);
        SendScintilla(SCI_INDICATORFILLRANGE, static_cast<unsigned long>(at), position(last.end()) - at);
    }
    m_match = qsizetype(index);
    const TextMatch &match = m_matches.list[index];
    const long begin = position(match.begin);
    SendScintilla(SCI_INDICATORCLEARRANGE, static_cast<unsigned long>(begin), position(match.end()) - begin);
    SendScintilla(SCI_ENSUREVISIBLE,
                  static_cast<unsigned long>(SendScintilla(SCI_LINEFROMPOSITION, static_cast<unsigned long>(begin))));
    SendScintilla(SCI_SETSEL, static_cast<unsigned long>(begin), position(match.end()));
    SendScintilla(SCI_SCROLLCARET);
    tellStatus();
}

void CodeEdit::findNext(bool backward)
{
    if (m_again->isActive())
        searchAgain(false);
    const auto &list = m_matches.list;
    if (list.empty())
        return;
    const auto from = quint32(offset(SendScintilla(backward ? SCI_GETSELECTIONSTART : SCI_GETSELECTIONEND)));
    const auto at
        = std::lower_bound(list.begin(), list.end(), from, [](const TextMatch &m, quint32 to) { return m.begin < to; });
    if (backward)
        goToMatch(at == list.begin() ? list.size() - 1 : std::size_t(at - list.begin()) - 1);
    else
        goToMatch(at == list.end() ? 0 : std::size_t(at - list.begin()));
}

void CodeEdit::replaceCurrent(const QString &with)
{
    if (m_again->isActive())
        searchAgain(false);
    const auto begin = quint32(offset(SendScintilla(SCI_GETSELECTIONSTART)));
    const auto end = quint32(offset(SendScintilla(SCI_GETSELECTIONEND)));
    const bool isPlace = std::any_of(m_matches.list.begin(), m_matches.list.end(),
                                     [&](const TextMatch &m) { return m.begin == begin && m.end() == end; });
    if (isPlace)
        replaceSelectedText(with);
    searchAgain(true);
}

int CodeEdit::replaceAll(const QString &with)
{
    const TextMatches found = findAll(toPlainText(), m_query);
    if (found.list.empty())
        return 0;
    const QString before = toPlainText();
    QString after;
    qsizetype at = 0;
    for (const TextMatch &match : found.list) {
        after += QStringView(before).sliced(at, qsizetype(match.begin) - at);
        after += with;
        at = match.end();
    }
    after += QStringView(before).sliced(at);
    replaceText(after);
    searchAgain(false);
    return int(found.list.size());
}

void CodeEdit::tellStatus()
{
    if (!onFindStatus)
        return;
    FindStatus status;
    status.current = m_match + 1;
    status.count = qsizetype(m_matches.list.size());
    status.more = m_matches.more;
    status.isBusy = m_search.isRunning();
    status.error = m_matches.error;
    onFindStatus(status);
}

} // namespace coroscope

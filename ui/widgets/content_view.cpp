#include "ui/widgets/content_view.h"

#include "ui/format.h"
#include "ui/json_format.h"
#include "ui/widgets/code_edit.h"
#include "ui/widgets/find_bar.h"
#include "ui/widgets/hex_dump.h"
#include "ui/widgets/json_highlighter.h"
#include "ui/widgets/tone_label.h"

#include <QApplication>
#include <QButtonGroup>
#include <QClipboard>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QSaveFile>
#include <QStringDecoder>
#include <QToolButton>
#include <QVBoxLayout>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

QToolButton *toolButton(const QString &text, const QString &about, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setText(text);
    button->setToolTip(about);
    button->setAccessibleDescription(about);
    button->setProperty("flat", true);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

QByteArray charsetOf(const QByteArray &contentType)
{
    const qsizetype at = contentType.toLower().indexOf("charset=");
    if (at < 0)
        return {};
    QByteArray name = contentType.sliced(at + 8);
    if (const qsizetype end = name.indexOf(';'); end >= 0)
        name.truncate(end);
    return name.trimmed().replace('"', "");
}

QString decodedText(const QByteArray &bytes, const QByteArray &contentType, bool *ok)
{
    const QByteArray charset = charsetOf(contentType);
    QStringDecoder decoder(charset.isEmpty() ? "UTF-8" : charset.constData());
    if (!decoder.isValid())
        decoder = QStringDecoder(QStringDecoder::Utf8);
    const QString text = decoder(bytes);
    *ok = !decoder.hasError() && !text.contains(QChar(QChar::Null));
    return text;
}

bool claimsJson(const QByteArray &contentType)
{
    const QByteArray type = contentType.split(';').first().trimmed().toLower();
    return type.endsWith("/json") || type.endsWith("+json");
}

/// The bytes of a cut text end inside a character now and then; that is no reason to call it binary.
QByteArray cutAtCharacter(const QByteArray &bytes, qsizetype limit)
{
    if (bytes.size() <= limit)
        return bytes;
    qsizetype end = limit;
    while (end > limit - 4 && end > 0 && (uchar(bytes[end]) & 0xC0) == 0x80)
        --end;
    return bytes.first(end);
}

QString brokenLines(const QString &text, qsizetype limit)
{
    QString out;
    qsizetype begin = 0;
    while (begin < text.size()) {
        const qsizetype newline = text.indexOf(u'\n', begin);
        const qsizetype end = newline < 0 ? text.size() : newline;
        for (; end - begin > limit; begin += limit) {
            out += QStringView(text).sliced(begin, limit);
            out += u'\n';
        }
        out += QStringView(text).sliced(begin, end - begin);
        if (newline >= 0)
            out += u'\n';
        begin = end + 1;
    }
    return out;
}

} // namespace

ContentView::ContentView(const QString &accessibleName, QWidget *parent)
    : QWidget(parent)
    , m_edit(new CodeEdit(this))
    , m_highlighter(new JsonHighlighter(m_edit->document(), m_edit))
    , m_find(new FindBar(m_edit, this))
    , m_pretty(toolButton(tr("Pretty"), tr("Show JSON indented"), this))
    , m_raw(toolButton(tr("Raw"), tr("Show the body as it came"), this))
    , m_wrap(toolButton(tr("Wrap"), tr("Break long lines at the edge"), this))
    , m_showAll(toolButton(tr("Show all"), tr("Show the whole body, which may take a while"), this))
    , m_about(new ToneLabel(Tone::Muted, this))
    , m_guard(new ToneLabel(Tone::Warning, this))
{
    setAccessibleName(accessibleName);
    m_edit->setReadOnly(true);
    m_edit->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_edit->setAccessibleName(accessibleName);
    m_guard->setWordWrap(true);
    m_guard->hide();
    m_showAll->hide();
    m_pretty->setCheckable(true);
    m_raw->setCheckable(true);
    m_wrap->setCheckable(true);
    m_pretty->setChecked(true);
    auto *modes = new QButtonGroup(this);
    modes->addButton(m_pretty);
    modes->addButton(m_raw);
    auto *find = toolButton(tr("Find"), tr("Find in the text (Ctrl+F)"), this);
    auto *copy = toolButton(tr("Copy"), tr("Copy the text as it is shown"), this);
    auto *save = toolButton(tr("Save…"), tr("Write the whole body to a file"), this);

    auto *tools = new QHBoxLayout;
    tools->setContentsMargins(4, 4, 8, 4);
    tools->setSpacing(2);
    for (QToolButton *button : {m_pretty, m_raw, m_wrap, find, copy, save})
        tools->addWidget(button);
    tools->addStretch(1);
    tools->addWidget(m_about);
    auto *guard = new QHBoxLayout;
    guard->setContentsMargins(8, 0, 8, 0);
    guard->addWidget(m_guard, 1);
    guard->addWidget(m_showAll);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(tools);
    layout->addLayout(guard);
    layout->addWidget(m_find);
    layout->addWidget(m_edit, 1);
    setFocusProxy(m_edit);

    connect(m_pretty, &QToolButton::toggled, this, &ContentView::refresh);
    connect(m_wrap, &QToolButton::toggled, this,
            [this](bool on) { m_edit->setLineWrapMode(on ? QPlainTextEdit::WidgetWidth : QPlainTextEdit::NoWrap); });
    connect(m_showAll, &QToolButton::clicked, this, [this] {
        m_all = true;
        refresh();
    });
    connect(find, &QToolButton::clicked, m_find, &FindBar::open);
    connect(copy, &QToolButton::clicked, this, [this] { QApplication::clipboard()->setText(m_edit->toPlainText()); });
    connect(save, &QToolButton::clicked, this, &ContentView::saveAs);
    refresh();
}

void ContentView::setContent(const QByteArray &bytes, const QByteArray &mediaType, const QByteArray &contentEncoding,
                             quint64 wholeSize)
{
    m_body = bytes;
    m_contentType = mediaType;
    m_wholeSize = wholeSize;
    m_contentEncoding = contentEncoding.trimmed().toLower() == "identity" ? QByteArray() : contentEncoding;
    m_all = false;
    bool ok = false;
    const QString head = decodedText(cutAtCharacter(bytes, kShownBytes), mediaType, &ok);
    m_isText = ok && m_contentEncoding.isEmpty();
    const QStringView trimmed = QStringView(head).trimmed();
    m_isJson = m_isText && (claimsJson(mediaType) || trimmed.startsWith(u'{') || trimmed.startsWith(u'['));
    refresh();
}

void ContentView::clear()
{
    setContent({}, {});
}

QString ContentView::shownText() const
{
    return m_edit->toPlainText();
}

QString ContentView::rawText(qsizetype limit) const
{
    bool ok = false;
    return decodedText(cutAtCharacter(m_body, limit), m_contentType, &ok);
}

void ContentView::refresh()
{
    QStringList notes;
    QString text;
    if (m_wholeSize > quint64(m_body.size())) {
        //: %1 and %2 are sizes.
        notes.append(
            tr("Only the first %1 of %2 were kept.").arg(sizeText(quint64(m_body.size())), sizeText(m_wholeSize)));
    }
    const bool cut = m_body.size() > kShownBytes && !m_all;
    m_showAll->setVisible(cut && m_isText);
    m_pretty->setEnabled(m_isJson && !cut);
    m_pretty->setVisible(m_isJson);
    m_raw->setVisible(m_isJson);
    if (!m_isText) {
        text = hexDump(m_body.first(qMin(kHexBytes, m_body.size())));
        if (!m_contentEncoding.isEmpty())
            notes.append(
                tr("The body is coded as %1 and is shown as bytes.").arg(QString::fromLatin1(m_contentEncoding)));
        if (m_body.size() > kHexBytes)
            notes.append(tr("These are the first %1 of %2; Save writes all.")
                             .arg(sizeText(quint64(kHexBytes)), sizeText(quint64(m_body.size()))));
    } else {
        text = rawText(cut ? kShownBytes : m_body.size());
        if (cut) {
            notes.append(tr("The body is large: these are the first %1 of %2, as they came. Save writes all.")
                             .arg(sizeText(quint64(kShownBytes)), sizeText(quint64(m_body.size()))));
        } else if (m_isJson && m_pretty->isChecked()) {
            if (const auto fault = findJsonFault(text)) {
                notes.append(tr("This is not JSON, so it is shown as it came. Line %1, column %2: %3")
                                 .arg(fault->line)
                                 .arg(fault->column)
                                 .arg(fault->message));
            } else {
                text = prettyJson(text);
            }
        }
        if (const QString broken = brokenLines(text, kLineChars); broken.size() != text.size()) {
            text = broken;
            notes.append(tr("Lines of more than %n character(s) are broken for display.", nullptr, int(kLineChars)));
        }
    }
    m_highlighter->setEnabled(false);
    m_edit->setPlainText(text);
    m_highlighter->setEnabled(m_isJson && text.size() <= kColouredChars);
    m_guard->setText(notes.join(u' '));
    m_guard->setVisible(!notes.isEmpty());
    const QString type = QString::fromLatin1(m_contentType);
    //: media type of a body, then its size
    m_about->setText(type.isEmpty() ? sizeText(quint64(m_body.size()))
                                    : tr("%1 · %2").arg(type, sizeText(quint64(m_body.size()))));
    m_find->refresh();
}

QString ContentView::saveTo(const QString &path) const
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(m_body) == m_body.size() && file.commit())
        return {};
    return tr("The body could not be written to %1: %2. Choose another place.").arg(path, file.errorString());
}

void ContentView::saveAs()
{
    auto *dialog = new QFileDialog(this, tr("Save the body"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(m_isJson ? u"response.json"_s : m_isText ? u"response.txt"_s : u"response.bin"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        if (const QString why = saveTo(path); !why.isEmpty()) {
            m_guard->setText(why);
            m_guard->show();
        }
    });
    dialog->open();
}

} // namespace coroscope

#include "ui/content/image_view.h"
#include "ui/content/text_view.h"
#include "ui/format.h"
#include "ui/widgets/content_view.h"
#include "ui/widgets/tone_label.h"

#include <QLocale>
#include <QToolButton>

// What is said about content: that it was cut or is damaged, what it is and how large.

namespace coroscope {

using namespace Qt::StringLiterals;

QStringList ContentView::decodingNotes() const
{
    const QString coding = QString::fromLatin1(m_content.decoded.coding);
    const QString size = sizeText(quint64(m_content.decoded.bytes.size()));
    const bool cutBefore = m_input.wholeSize > quint64(m_input.bytes.size());
    switch (m_content.decoded.end) {
    case DecodedContent::End::Whole: return {};
    case DecodedContent::End::Cut:
        if (cutBefore)
            return {}; // said already
        return {tr("The %1 data ends too early: this is what could be read of it.").arg(coding)};
    case DecodedContent::End::Damaged:
        return {m_content.kind == ContentKind::Empty
                    ? tr("This is no %1 data, although the header field says so; its bytes are shown as they came.")
                          .arg(coding)
                    : tr("The %1 data is damaged: this is what could be read before that place.").arg(coding)};
    case DecodedContent::End::TooLarge:
        //: %1: "gzip"; %2: a size
        return {tr("The %1 data unpacks to more than %2: only that much is shown, and Save writes the packed bytes.")
                    .arg(coding, size)};
    case DecodedContent::End::Unknown:
        return {
            tr("The content is coded as %1, which is not known here; its bytes are shown as they came.").arg(coding)};
    }
    return {};
}

void ContentView::updateNotes()
{
    QStringList notes;
    if (m_input.wholeSize > quint64(m_input.bytes.size()) && !m_input.bytes.isEmpty()) {
        //: %1 and %2 are sizes.
        notes.append(tr("Only the first %1 of %2 were kept.")
                         .arg(sizeText(quint64(m_input.bytes.size())), sizeText(m_input.wholeSize)));
    }
    notes.append(decodingNotes());
    if (m_isStopped)
        notes.append(tr("The reading was stopped; the bytes are shown as they came."));
    if (m_content.hasBadBytes && m_content.isText) {
        //: %1: a charset such as UTF-8
        notes.append(tr("Some bytes are not %1; they are shown as �.").arg(QString::fromLatin1(m_content.charset)));
    }
    const bool wasCut = m_input.wholeSize > quint64(m_input.bytes.size());
    if (const auto &fault = m_content.json.fault; fault && m_content.kind == ContentKind::Json && !wasCut) {
        notes.append(tr("This is not JSON, so it is shown as it came. Line %1, column %2: %3")
                         .arg(fault->line)
                         .arg(fault->column)
                         .arg(fault->message));
    }
    if (m_content.json.hasTooMany) {
        notes.append(tr("It has more than %1 values, which is too much for a tree; it is shown as text.")
                         .arg(countText(JsonTree::kMaxNodes)));
    }
    if (m_view == View::Text && m_wasIndented && m_text->text() == m_content.text
        && m_content.text.count(u'[') + m_content.text.count(u'{') > kMaxJsonDepth) {
        notes.append(tr("It is nested too deep to be indented, so it is shown as it came."));
    }
    if (m_view == View::Text && !m_preparing.isRunning() && m_text->document()->longest > TextView::kRowChars
        && !m_text->wrap()) {
        notes.append(
            tr("Lines of more than %n character(s) are broken for display.", nullptr, int(TextView::kRowChars)));
    }
    if (!m_told.isEmpty())
        notes.append(m_told);
    m_notes->setText(notes.join(u' '));
    m_notes->setVisible(!notes.isEmpty());
    m_again->setVisible(m_isStopped);
}

QString ContentView::notes() const
{
    return m_notes->text();
}

void ContentView::updateAbout()
{
    if (m_input.bytes.isEmpty()) {
        m_about->clear();
        return;
    }
    QStringList parts;
    if (!m_input.mediaType.isEmpty())
        parts.append(QString::fromLatin1(m_input.mediaType));
    if (m_view == View::Image && isOffered(View::Image) && !m_image->image().isNull()) {
        parts = QStringList{m_image->about()};
        //: the scale at which a picture is shown, in percent
        parts.append(tr("%1 %").arg(QLocale().toString(m_image->scale() * 100, 'f', m_image->scale() < 0.1 ? 1 : 0)));
    }
    if (isCoded(m_input.contentEncoding) && m_content.decoded.end != DecodedContent::End::Unknown) {
        //: size of the coded bytes, the coding ("gzip"), size of the decoded ones
        parts.append(tr("%1 %2 → %3")
                         .arg(sizeText(quint64(m_input.bytes.size())), QString::fromLatin1(m_input.contentEncoding),
                              sizeText(quint64(m_content.decoded.bytes.size()))));
    } else {
        parts.append(sizeText(quint64(m_input.bytes.size())));
    }
    m_about->setText(parts.join(u" · "_s));
}

} // namespace coroscope

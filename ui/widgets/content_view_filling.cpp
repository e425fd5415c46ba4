#include "ui/content/hex_view.h"
#include "ui/content/image_view.h"
#include "ui/content/json_table_view.h"
#include "ui/content/json_tree_view.h"
#include "ui/content/text_view.h"
#include "ui/settings.h"
#include "ui/widgets/content_view_p.h"
#include "ui/widgets/find_bar.h"

#include <QStackedWidget>
#include <QTimer>

// Which view of content is shown, and how it gets what it shows.

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

QString kindWord(ContentKind kind)
{
    switch (kind) {
    case ContentKind::Json: return u"json"_s;
    case ContentKind::Markup: return u"markup"_s;
    case ContentKind::Style: return u"style"_s;
    case ContentKind::Script: return u"script"_s;
    case ContentKind::Image: return u"image"_s;
    case ContentKind::Binary: return u"binary"_s;
    case ContentKind::Text:
    case ContentKind::Empty: break;
    }
    return u"text"_s;
}

} // namespace

QString viewWord(ContentView::View view)
{
    switch (view) {
    case ContentView::View::Tree: return u"tree"_s;
    case ContentView::View::Table: return u"table"_s;
    case ContentView::View::Text: return u"text"_s;
    case ContentView::View::Hex: return u"hex"_s;
    case ContentView::View::Image: return u"image"_s;
    }
    return {};
}

ContentView::View ContentView::defaultView() const
{
    if (m_settings) {
        const QString word = m_settings->contentView(kindWord(m_content.kind));
        for (const View view : kContentViews) {
            if (viewWord(view) == word && isOffered(view))
                return view;
        }
    }
    return isOffered(View::Image) ? View::Image : isOffered(View::Text) ? View::Text : View::Hex;
}

void ContentView::chooseView(View view)
{
    if (!isOffered(view))
        return;
    if (m_settings && !isLarge() && !m_content.isLarge && !m_input.asPlainText)
        m_settings->setContentView(kindWord(m_content.kind), viewWord(view));
    m_told.clear();
    showView(view);
    updateTools();
    updateNotes();
    updateAbout();
}

void ContentView::setView(View view)
{
    chooseView(view);
}

void ContentView::showView(View view)
{
    m_view = view;
    button(view)->setChecked(true);
    fill(view);
    if (m_preparing.isRunning() && view == View::Text)
        return; // its page comes with its text
    switch (view) {
    case View::Tree: showPage(m_tree); break;
    case View::Table: showPage(m_table); break;
    case View::Text: showPage(m_text); break;
    case View::Hex: showPage(m_hex); break;
    case View::Image: showPage(m_image); break;
    }
}

void ContentView::showPage(QWidget *page)
{
    FindTarget *target = page == m_text ? static_cast<FindTarget *>(m_text)
        : page == m_tree                ? static_cast<FindTarget *>(m_tree)
        : page == m_table               ? static_cast<FindTarget *>(m_table)
        : page == m_hex                 ? static_cast<FindTarget *>(m_hex)
                                        : nullptr;
    m_stack->setCurrentWidget(page);
    m_find->setTarget(target, page);
    if (!target)
        m_find->hide();
}

void ContentView::fill(View view)
{
    if (m_filled & bit(view))
        return;
    m_filled |= bit(view);
    switch (view) {
    case View::Tree: m_tree->setTree(m_content.json.tree); break;
    case View::Table: m_table->setTree(m_content.json.tree); break;
    case View::Text: fillText(); break;
    case View::Hex: m_hex->setBytes(m_content.decoded.bytes); break;
    case View::Image: m_image->setImage(m_content.decoded.bytes, m_content.imageFormat, m_content.imageSize); break;
    }
}

void ContentView::fillText()
{
    const bool indent = m_pretty->isChecked() && m_content.json.tree;
    const auto work = [text = m_content.text, language = languageOf(m_content.kind), indent,
                       isCut = m_content.isCut](const std::stop_token &stop) {
        Prepared prepared;
        const QString shown = indent ? prettyJson(text, 2, stop, isCut) : text;
        prepared.wasIndented = indent && !stop.stop_requested();
        prepared.document = makeTextDocument(shown, language, stop);
        return prepared;
    };
    if (m_content.text.size() <= kSmallBytes) {
        onPrepared(work({}));
        return;
    }
    showBusy(tr("Preparing the text…"));
    m_preparing.start(work, [this](Prepared prepared) { onPrepared(std::move(prepared)); });
}

void ContentView::onPrepared(Prepared prepared)
{
    m_busyTimer->stop();
    m_wasIndented = prepared.wasIndented;
    m_text->setDocument(std::move(prepared.document));
    if (m_view == View::Text)
        showPage(m_text);
    updateTools();
    updateNotes();
}

QString ContentView::shownText() const
{
    return m_text->text();
}

} // namespace coroscope

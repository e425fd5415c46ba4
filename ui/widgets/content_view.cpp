#include "ui/widgets/content_view.h"

#include "ui/content/hex_view.h"
#include "ui/content/image_view.h"
#include "ui/content/json_table_view.h"
#include "ui/content/json_tree_view.h"
#include "ui/content/text_view.h"
#include "ui/format.h"
#include "ui/settings.h"
#include "ui/widgets/content_pages.h"
#include "ui/widgets/content_view_p.h"
#include "ui/widgets/find_bar.h"
#include "ui/widgets/tone_label.h"

#include <QButtonGroup>
#include <QFocusEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <chrono>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::milliseconds kPatience{200}; // until progress is shown
constexpr qsizetype kSmallCoded = 8 * 1024; // a coded body may become a thousand times larger

QToolButton *toolButton(const QString &text, const QString &about, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setText(text);
    button->setToolTip(about);
    button->setAccessibleName(text);
    button->setAccessibleDescription(about);
    button->setProperty("flat", true);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

} // namespace

ContentView::ContentView(const QString &accessibleName, QWidget *parent)
    : QWidget(parent)
    , m_fileName(u"response"_s)
    , m_views{toolButton(tr("Tree"), tr("Show JSON as a tree"), this),
              toolButton(tr("Table"), tr("Show an array of objects as a table"), this),
              toolButton(tr("Text"), tr("Show it as text"), this), toolButton(tr("Hex"), tr("Show its bytes"), this),
              toolButton(tr("Image"), tr("Show it as a picture"), this)}
    , m_group(new QButtonGroup(this))
    , m_line(nullptr)
    , m_pretty(toolButton(tr("Indent"), tr("Show JSON indented, instead of as it came"), this))
    , m_wrap(toolButton(tr("Wrap"), tr("Break long lines at the edge"), this))
    , m_unfold(toolButton(tr("Unfold"), tr("Unfold all (*: what is below the current row)"), this))
    , m_fold(toolButton(tr("Fold"), tr("Fold all"), this))
    , m_fit(toolButton(tr("Fit"), tr("Fit the picture into the view (F)"), this))
    , m_actual(toolButton(tr("100 %"), tr("One pixel of the picture for one of the screen (1)"), this))
    , m_offset(new QLineEdit(this))
    , m_findButton(toolButton(tr("Find"), tr("Find in what is shown (Ctrl+F)"), this))
    , m_copy(toolButton(tr("Copy"), tr("Copy all that is shown"), this))
    , m_save(toolButton(tr("Save…"), tr("Write the content to a file"), this))
    , m_about(new ToneLabel(Tone::Muted, this))
    , m_notes(new ToneLabel(Tone::Warning, this))
    , m_again(toolButton(tr("Read it"), tr("Read and show it after all"), this))
    , m_find(new FindBar(this))
    , m_stack(new QStackedWidget(this))
    , m_largePage(new LargeContentPage(this))
    , m_busyPage(new BusyContentPage(this))
    , m_busyTimer(new QTimer(this))
    , m_text(new TextView(accessibleName, this))
    , m_tree(new JsonTreeView(accessibleName, this))
    , m_table(new JsonTableView(accessibleName, this))
    , m_hex(new HexView(accessibleName, this))
    , m_image(new ImageView(accessibleName, this))
{
    setAccessibleName(accessibleName);
    m_text->setObjectName(u"contentText"_s);
    m_tree->setObjectName(u"contentTree"_s);
    m_table->setObjectName(u"contentTable"_s);
    m_hex->setObjectName(u"contentHex"_s);
    m_image->setObjectName(u"contentImage"_s);
    auto *empty = new ToneLabel(Tone::Muted, this);
    empty->setText(tr("There is no content."));
    empty->setAlignment(Qt::AlignCenter);
    m_empty = empty;
    makeTools();
    m_notes->setObjectName(u"contentNotes"_s);
    m_notes->setWordWrap(true);
    m_notes->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_notes->hide();
    m_again->hide();

    auto *notes = new QHBoxLayout;
    notes->setContentsMargins(8, 0, 8, 2);
    notes->addWidget(m_notes, 1);
    notes->addWidget(m_again, 0, Qt::AlignTop);
    for (QWidget *page :
         {m_empty, static_cast<QWidget *>(m_tree), static_cast<QWidget *>(m_table), static_cast<QWidget *>(m_text),
          static_cast<QWidget *>(m_hex), static_cast<QWidget *>(m_image), static_cast<QWidget *>(m_largePage),
          static_cast<QWidget *>(m_busyPage)})
        m_stack->addWidget(page);
    auto *layout = qobject_cast<QVBoxLayout *>(this->layout());
    layout->addLayout(notes);
    layout->addWidget(m_find);
    layout->addWidget(m_stack, 1);

    m_busyTimer->setSingleShot(true);
    connect(m_busyTimer, &QTimer::timeout, this, [this] { m_stack->setCurrentWidget(m_busyPage); });
    const auto tell = [this](const QString &sentence) {
        m_told = sentence;
        updateNotes();
    };
    connect(m_tree, &JsonTreeView::told, this, tell);
    connect(m_table, &JsonTableView::told, this, tell);
    connect(m_image, &ImageView::aboutChanged, this, &ContentView::updateAbout);
    connect(m_image, &ImageView::scaleChanged, this, [this] {
        m_fit->setChecked(m_image->isFitted());
        updateAbout();
    });
    connect(m_largePage, &LargeContentPage::textRequested, this, [this] {
        m_isAsked = true;
        m_input.asPlainText = true;
        begin();
    });
    connect(m_largePage, &LargeContentPage::bytesRequested, this, [this] {
        m_isAsked = true;
        if (!m_content.isLarge) // else it is decoded already
            m_content.decoded.bytes = m_input.bytes;
        m_content.kind = ContentKind::Binary;
        m_offered = bit(View::Hex);
        showView(View::Hex);
        updateTools();
        m_hex->setFocus();
    });
    connect(m_largePage, &LargeContentPage::saveRequested, this, &ContentView::saveAs);
    connect(m_busyPage, &BusyContentPage::stopRequested, this, &ContentView::stop);
    connect(m_again, &QToolButton::clicked, this, [this] {
        m_isStopped = false;
        begin();
    });
    clear();
}

ContentView::~ContentView() = default;

void ContentView::setSettings(WindowSettings *settings)
{
    m_settings = settings;
}

void ContentView::clear()
{
    setContent({}, {});
}

bool ContentView::isLarge() const
{
    return m_input.bytes.size() > kLargeBytes;
}

void ContentView::setContent(const QByteArray &bytes, const QByteArray &mediaType, const QByteArray &contentEncoding,
                             quint64 wholeSize)
{
    m_input = {bytes, mediaType, contentEncoding, wholeSize, false};
    m_isStopped = false;
    m_isAsked = false;
    m_told.clear();
    if (m_settings) {
        m_pretty->setChecked(m_settings->contentPretty());
        m_wrap->setChecked(m_settings->contentWrap());
    }
    begin();
}

void ContentView::begin()
{
    m_reading.cancel();
    m_preparing.cancel();
    m_busyTimer->stop();
    m_content = {};
    m_offered = 0;
    m_filled = 0;
    m_wasIndented = false;
    // Lets go of what they show: it may be large.
    m_text->setText({});
    m_tree->setTree(nullptr);
    m_table->setTree(nullptr);
    m_hex->setBytes({});
    m_image->clear();
    if (isLarge() && !m_isAsked) {
        showLarge(quint64(m_input.bytes.size()));
    } else if (const bool isCodedBody = isCoded(m_input.contentEncoding);
               m_input.bytes.size() <= (isCodedBody ? kSmallCoded : kSmallBytes)) {
        onAnalysed(analyseContent(m_input));
        return;
    } else {
        showBusy(tr("Reading %1…").arg(sizeText(quint64(m_input.bytes.size()))));
        m_reading.start([input = m_input](const std::stop_token &stop) { return analyseContent(input, stop); },
                        [this](ContentAnalysis content) { onAnalysed(std::move(content)); });
    }
    updateTools();
    updateNotes();
    updateAbout();
}

void ContentView::showLarge(quint64 bytes)
{
    m_largePage->setSize(bytes);
    showPage(m_largePage);
}

void ContentView::showBusy(const QString &what)
{
    m_busyPage->setText(what);
    m_busyTimer->start(kPatience);
}

void ContentView::stop()
{
    m_busyTimer->stop();
    m_reading.cancel();
    m_preparing.cancel();
    m_isStopped = true;
    m_content.decoded.bytes = m_input.bytes;
    m_offered |= bit(View::Hex);
    m_filled &= ~bit(View::Hex);
    showView(View::Hex);
    m_hex->setFocus();
    updateTools();
    updateNotes();
}

bool ContentView::isBusy() const
{
    return m_reading.isRunning() || m_preparing.isRunning() || m_image->isBusy();
}

bool ContentView::isOffered(View view) const
{
    return m_offered & bit(view);
}

void ContentView::onAnalysed(ContentAnalysis content)
{
    m_busyTimer->stop();
    m_content = std::move(content);
    m_offered = 0;
    if (m_content.isLarge) {
        showLarge(quint64(m_content.decoded.bytes.size()));
        updateTools();
        updateNotes();
        updateAbout();
        return;
    }
    const auto offer = [this](View view, bool is) { m_offered |= is ? bit(view) : 0; };
    offer(View::Tree, m_content.json.tree != nullptr);
    offer(View::Table, m_content.isTable);
    offer(View::Text, m_content.isText);
    offer(View::Hex, m_content.kind != ContentKind::Empty);
    offer(View::Image, !m_content.imageFormat.isEmpty());
    if (m_content.kind == ContentKind::Empty && m_content.decoded.end == DecodedContent::End::Whole) {
        showPage(m_empty);
    } else if (m_content.kind == ContentKind::Empty) { // nothing could be decoded
        m_content.decoded.bytes = m_input.bytes;
        m_offered = bit(View::Hex);
        showView(View::Hex);
    } else {
        showView(defaultView());
    }
    updateTools();
    updateNotes();
    updateAbout();
}

void ContentView::focusInEvent(QFocusEvent *event)
{
    // Not by a focus proxy: Qt 6.4 takes what stands before the proxy out of the chain of Tab.
    QWidget *page = m_stack->currentWidget();
    (page->focusPolicy() != Qt::NoFocus ? page : m_save)->setFocus(event->reason());
}

} // namespace coroscope

#include "ui/widgets/content_view.h"

#include "server/runtime/safe_file.h"
#include "ui/content/hex_view.h"
#include "ui/content/image_view.h"
#include "ui/content/json_table_view.h"
#include "ui/content/json_tree_view.h"
#include "ui/content/text_view.h"
#include "ui/format.h"
#include "ui/settings.h"
#include "ui/widgets/find_bar.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/tone_label.h"

#include <QApplication>
#include <QButtonGroup>
#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QFocusEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
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

/// Any thread. Why it failed, as the system says it; empty: it did not.
QString write(const QByteArray &bytes, const QString &path)
{
    const auto written = saveFile(path, bytes);
    return written ? QString() : written.error().detail;
}

constexpr ContentView::View kViews[] = {ContentView::View::Tree, ContentView::View::Table, ContentView::View::Text,
                                        ContentView::View::Hex, ContentView::View::Image};

unsigned bit(ContentView::View view)
{
    return 1U << unsigned(view);
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
          static_cast<QWidget *>(m_hex), static_cast<QWidget *>(m_image), makeLargePage(), makeBusyPage()})
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
    connect(m_again, &QToolButton::clicked, this, [this] {
        m_isStopped = false;
        begin();
    });
    clear();
}

ContentView::~ContentView() = default;

/// A layout that is too low takes no regard of a height that follows from the width: the second row of tools would lie
/// on the content.
void ContentView::fitTools()
{
    m_toolBar->setMinimumHeight(m_toolBar->layout()->heightForWidth(width()));
}

void ContentView::makeTools()
{
    m_toolBar = new QWidget(this);
    auto *tools = new FlowLayout(m_toolBar);
    tools->setSpacings(2, 2);
    tools->setContentsMargins(4, 4, 8, 4);
    for (const View view : kViews) {
        QToolButton *choice = button(view);
        choice->setObjectName(u"contentView-"_s + viewWord(view));
        choice->setCheckable(true);
        m_group->addButton(choice, int(view));
        tools->addWidget(choice);
        connect(choice, &QToolButton::clicked, this, [this, view] { chooseView(view); });
    }
    auto *line = new QFrame(this);
    line->setFrameShape(QFrame::VLine);
    line->setFrameShadow(QFrame::Plain);
    line->setForegroundRole(QPalette::Mid);
    line->setFixedHeight(m_copy->sizeHint().height());
    m_line = line;
    tools->addWidget(line);
    m_pretty->setObjectName(u"contentPretty"_s);
    m_wrap->setObjectName(u"contentWrap"_s);
    m_findButton->setObjectName(u"contentFind"_s);
    m_offset->setObjectName(u"contentOffset"_s);
    m_offset->setPlaceholderText(tr("Go to offset"));
    m_offset->setAccessibleName(tr("Offset to go to"));
    m_offset->setToolTip(tr("31, 0x1f or 1fh, then Enter (Ctrl+G)"));
    m_offset->setFixedWidth(m_offset->fontMetrics().horizontalAdvance(u"Go to offset 0x000"_s));
    for (QToolButton *toggle : {m_pretty, m_wrap, m_fit})
        toggle->setCheckable(true);
    m_pretty->setChecked(true);
    m_fit->setChecked(true);
    for (QWidget *tool :
         {static_cast<QWidget *>(m_pretty), static_cast<QWidget *>(m_wrap), static_cast<QWidget *>(m_unfold),
          static_cast<QWidget *>(m_fold), static_cast<QWidget *>(m_fit), static_cast<QWidget *>(m_actual),
          static_cast<QWidget *>(m_offset), static_cast<QWidget *>(m_findButton), static_cast<QWidget *>(m_copy),
          static_cast<QWidget *>(m_save)})
        tools->addWidget(tool);
    m_about->setContentsMargins(8, 4, 0, 4);
    m_about->setObjectName(u"contentAbout"_s);
    tools->addWidget(m_about);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_toolBar);

    connect(m_pretty, &QToolButton::clicked, this, [this](bool on) {
        if (m_settings)
            m_settings->setContentPretty(on);
        m_filled &= ~bit(View::Text);
        fill(View::Text);
    });
    connect(m_wrap, &QToolButton::toggled, m_text, &TextView::setWrap);
    connect(m_wrap, &QToolButton::clicked, this, [this](bool on) {
        if (m_settings)
            m_settings->setContentWrap(on);
    });
    connect(m_unfold, &QToolButton::clicked, this, [this] { m_tree->unfold({}); });
    connect(m_fold, &QToolButton::clicked, m_tree, &JsonTreeView::foldAll);
    connect(m_fit, &QToolButton::clicked, this, [this](bool on) { m_image->setFitted(on); });
    connect(m_actual, &QToolButton::clicked, this, [this] { m_image->setScale(1); });
    connect(m_offset, &QLineEdit::returnPressed, this, &ContentView::goToOffset);
    connect(m_findButton, &QToolButton::clicked, m_find, &FindBar::open);
    connect(m_copy, &QToolButton::clicked, this, &ContentView::copyAll);
    connect(m_save, &QToolButton::clicked, this, &ContentView::saveAs);
}

bool ContentView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_G && key->modifiers() == Qt::ControlModifier && m_offset->isVisible()) {
            event->accept();
            if (event->type() == QEvent::KeyPress) {
                m_offset->setFocus();
                m_offset->selectAll();
            }
            return true;
        }
    }
    const bool handled = QWidget::event(event);
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize)
        fitTools();
    return handled;
}

QWidget *ContentView::makeLargePage()
{
    m_largePage = new QWidget(this);
    m_largeText = new ToneLabel(Tone::Muted, m_largePage);
    m_largeText->setObjectName(u"contentLarge"_s);
    m_largeText->setWordWrap(true);
    m_largeText->setAlignment(Qt::AlignCenter);
    auto *text = new QPushButton(tr("Show as &Text"), m_largePage);
    text->setObjectName(u"contentLargeText"_s);
    auto *hex = new QPushButton(tr("Show Its &Bytes"), m_largePage);
    hex->setObjectName(u"contentLargeHex"_s);
    auto *save = new QPushButton(tr("&Save to a File…"), m_largePage);
    auto *row = new FlowLayout;
    row->setSpacings(8, 8);
    for (QPushButton *choice : {text, hex, save}) {
        choice->setAutoDefault(false);
        row->addWidget(choice);
    }
    auto *layout = new QVBoxLayout(m_largePage);
    layout->setContentsMargins(24, 16, 24, 16);
    layout->setSpacing(12);
    layout->addStretch(1);
    layout->addWidget(m_largeText);
    auto *centred = new QHBoxLayout;
    centred->addStretch(1);
    centred->addLayout(row, 2);
    centred->addStretch(1);
    layout->addLayout(centred);
    layout->addStretch(2);
    connect(text, &QPushButton::clicked, this, [this] {
        m_isAsked = true;
        m_input.asPlainText = true;
        begin();
    });
    connect(hex, &QPushButton::clicked, this, [this] {
        m_isAsked = true;
        if (!m_content.isLarge) // else it is decoded already
            m_content.decoded.bytes = m_input.bytes;
        m_content.kind = ContentKind::Binary;
        m_offered = bit(View::Hex);
        showView(View::Hex);
        updateTools();
        m_hex->setFocus();
    });
    connect(save, &QPushButton::clicked, this, &ContentView::saveAs);
    return m_largePage;
}

QWidget *ContentView::makeBusyPage()
{
    m_busyPage = new QWidget(this);
    m_busyText = new ToneLabel(Tone::Muted, m_busyPage);
    m_busyText->setAlignment(Qt::AlignCenter);
    auto *bar = new QProgressBar(m_busyPage);
    bar->setRange(0, 0);
    bar->setTextVisible(false);
    bar->setFixedSize(240, 6);
    bar->setAccessibleName(tr("Reading the content"));
    auto *stopButton = new QPushButton(tr("S&top"), m_busyPage);
    stopButton->setObjectName(u"contentStop"_s);
    stopButton->setAutoDefault(false);
    connect(stopButton, &QPushButton::clicked, this, &ContentView::stop);
    auto *layout = new QVBoxLayout(m_busyPage);
    layout->setSpacing(12);
    layout->addStretch(1);
    layout->addWidget(m_busyText);
    layout->addWidget(bar, 0, Qt::AlignHCenter);
    layout->addWidget(stopButton, 0, Qt::AlignHCenter);
    layout->addStretch(2);
    return m_busyPage;
}

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
    //: %1: a size
    m_largeText->setText(
        tr("This content is large: %1. As text it takes some seconds and about three times its size in memory.")
            .arg(sizeText(bytes)));
    m_largeText->setAccessibleName(m_largeText->text());
    showPage(m_largePage);
}

void ContentView::showBusy(const QString &what)
{
    m_busyText->setText(what);
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

ContentView::View ContentView::defaultView() const
{
    if (m_settings) {
        const QString word = m_settings->contentView(kindWord(m_content.kind));
        for (const View view : kViews) {
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

void ContentView::focusInEvent(QFocusEvent *event)
{
    // Not by a focus proxy: Qt 6.4 takes what stands before the proxy out of the chain of Tab.
    QWidget *page = m_stack->currentWidget();
    (page->focusPolicy() != Qt::NoFocus ? page : m_save)->setFocus(event->reason());
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

void ContentView::updateTools()
{
    const bool isText = m_view == View::Text && isOffered(View::Text);
    const bool any = m_offered != 0;
    int count = 0;
    for (const View view : kViews) {
        button(view)->setVisible(isOffered(view));
        count += isOffered(view) ? 1 : 0;
    }
    m_line->setVisible(count > 0);
    m_pretty->setVisible(isText && m_content.json.tree != nullptr);
    m_wrap->setVisible(isText);
    m_unfold->setVisible(any && m_view == View::Tree);
    m_fold->setVisible(any && m_view == View::Tree);
    m_fit->setVisible(any && m_view == View::Image);
    m_actual->setVisible(any && m_view == View::Image);
    m_offset->setVisible(any && m_view == View::Hex);
    m_findButton->setVisible(any && m_view != View::Image);
    m_copy->setVisible(any);
    m_save->setVisible(!m_input.bytes.isEmpty());
}

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

void ContentView::copyAll()
{
    switch (m_view) {
    case View::Text: QApplication::clipboard()->setText(m_text->text()); break;
    case View::Tree:
    case View::Table: QApplication::clipboard()->setText(m_content.text); break;
    case View::Hex:
        if (m_content.isText)
            QApplication::clipboard()->setText(m_content.text);
        else
            m_hex->copyHex();
        break;
    case View::Image: QApplication::clipboard()->setImage(m_image->image()); break;
    }
}

const QByteArray &ContentView::savedBytes() const
{
    const bool isWhole = m_content.decoded.end == DecodedContent::End::Whole && !m_content.decoded.bytes.isEmpty();
    return isWhole && !m_isStopped ? m_content.decoded.bytes : m_input.bytes;
}

QString ContentView::saveTo(const QString &path) const
{
    const QString why = write(savedBytes(), path);
    return why.isEmpty() ? QString()
                         : tr("The content could not be written to %1: %2. Choose another place.").arg(path, why);
}

void ContentView::saveAs()
{
    auto *dialog = new QFileDialog(this, tr("Save the content"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(m_fileName + u'.' + extensionOf(m_content, m_input.mediaType));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        // Off this thread: a disk may be slow.
        m_saving.start([bytes = savedBytes(), path](const std::stop_token &) { return write(bytes, path); },
                       [this, path](const QString &why) {
                           m_told = why.isEmpty()
                               //: %1: a file's name
                               ? tr("Saved as %1.").arg(QFileInfo(path).fileName())
                               : tr("The content could not be written to %1: %2. Choose another place.").arg(path, why);
                           updateNotes();
                       });
    });
    dialog->open();
}

void ContentView::goToOffset()
{
    const auto offset = HexView::parseOffset(m_offset->text());
    if (!offset || *offset >= m_hex->bytes().size()) {
        m_told = offset ? tr("The content ends at offset %1.").arg(countText(quint64(m_hex->bytes().size())))
                        : tr("“%1” is not an offset: write 31, 0x1f or 1fh.").arg(m_offset->text());
        updateNotes();
        return;
    }
    m_told.clear();
    updateNotes();
    m_hex->goTo(*offset);
    m_hex->setFocus();
}

} // namespace coroscope

#include "server/runtime/safe_file.h"
#include "ui/content/hex_view.h"
#include "ui/content/image_view.h"
#include "ui/content/json_tree_view.h"
#include "ui/content/text_view.h"
#include "ui/format.h"
#include "ui/settings.h"
#include "ui/widgets/content_view_p.h"
#include "ui/widgets/find_bar.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/tone_label.h"

#include <QApplication>
#include <QButtonGroup>
#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QFrame>
#include <QKeyEvent>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

// The line of tools over content, and what they do: copy, save, go to an offset.

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

/// Any thread. Why it failed, as the system says it; empty: it did not.
QString write(const QByteArray &bytes, const QString &path)
{
    const auto written = saveFile(path, bytes);
    return written ? QString() : written.error().detail;
}

} // namespace

void ContentView::makeTools()
{
    m_toolBar = new QWidget(this);
    auto *tools = new FlowLayout(m_toolBar);
    tools->setSpacings(2, 2);
    tools->setContentsMargins(4, 4, 8, 4);
    for (const View view : kContentViews) {
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
    return QWidget::event(event);
}

void ContentView::updateTools()
{
    const bool isText = m_view == View::Text && isOffered(View::Text);
    const bool any = m_offered != 0;
    int count = 0;
    for (const View view : kContentViews) {
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

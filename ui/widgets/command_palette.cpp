#include "ui/widgets/command_palette.h"

#include "ui/commands.h"
#include "ui/icon.h"
#include "ui/models/palette_model.h"
#include "ui/settings.h"
#include "ui/theme.h"
#include "ui/widgets/key_caps.h"

#include <QAccessible>
#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTextLayout>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace coroscope {

namespace {

constexpr int kRows = 12; // in sight at a time
constexpr int kPadding = 10;
constexpr int kGap = 12;

/// The name with the letters that match, the group after it, the key at the end.
class PaletteDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem item = option;
        initStyleOption(&item, index);
        item.text.clear();
        const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
        style->drawPrimitive(QStyle::PE_PanelItemViewItem, &item, painter, item.widget);

        const auto *model = static_cast<const PaletteModel *>(index.model());
        const bool enabled = model->entry(index.row()).isEnabled;
        const bool selected = item.state & QStyle::State_Selected;
        const QPalette &palette = item.palette;
        const ThemeColors &colors = themeColors(palette);
        const QColor ink = !enabled ? palette.color(QPalette::Disabled, QPalette::Text)
                                    : palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
        const QColor quiet = !enabled ? ink : selected ? ink : colors.muted;
        QRect room = item.rect.adjusted(kPadding, 0, -kPadding, 0);

        painter->save();
        if (const QString key = index.data(PaletteModel::KeyRole).toString(); !key.isEmpty()) {
            const int width = keyCapsWidth(item.fontMetrics, key);
            if (width < room.width() / 2) {
                paintKeyCaps(painter, QRect(room.right() - width, room.top(), width, room.height()), key, quiet);
                room.setRight(room.right() - width - kGap);
            }
        }
        const QString text = index.data().toString();
        const auto positions = index.data(PaletteModel::PositionsRole).value<QList<int>>();
        const QString shown = item.fontMetrics.elidedText(text, Qt::ElideRight, room.width());
        QTextLayout layout(shown, item.font);
        QList<QTextLayout::FormatRange> ranges;
        for (const int at : positions) {
            if (at >= shown.size())
                break;
            QTextCharFormat format;
            format.setFontWeight(QFont::Bold);
            format.setFontUnderline(true);
            if (enabled && !selected)
                format.setForeground(colors.accent);
            ranges.append({at, 1, format});
        }
        layout.setFormats(ranges);
        layout.beginLayout();
        QTextLine line = layout.createLine();
        line.setLineWidth(room.width() + kGap); // bold letters are wider
        layout.endLayout();
        painter->setPen(ink);
        layout.draw(painter, QPointF(room.left(), room.top() + (room.height() - line.height()) / 2));
        const int used = int(line.naturalTextWidth()) + kGap;
        if (const QRect rest = room.adjusted(used, 0, 0, 0); rest.width() > 3 * kGap) {
            painter->setPen(quiet);
            painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter,
                              item.fontMetrics.elidedText(index.data(PaletteModel::GroupRole).toString(),
                                                          Qt::ElideRight, rest.width()));
        }
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {0, option.fontMetrics.height() + 10};
    }
};

} // namespace

CommandPalette::CommandPalette(Commands *commands, WindowSettings *settings, QWidget *window)
    : QFrame(window)
    , m_commands(commands)
    , m_settings(settings)
    , m_field(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_foot(new QLabel(this))
    , m_model(new PaletteModel(this))
{
    setObjectName(QStringLiteral("commandPalette"));
    setAccessibleName(tr("Command palette"));
    setAutoFillBackground(true);
    m_field->setObjectName(QStringLiteral("paletteField"));
    m_field->setPlaceholderText(tr("Type what you want to do, a route or a setting"));
    m_field->setAccessibleName(tr("Command, route or setting"));
    m_field->addAction(icon(QStringLiteral("edit-find"), IconTone::Muted), QLineEdit::LeadingPosition);
    m_field->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("paletteList"));
    m_list->setAccessibleName(tr("Commands"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFocusPolicy(Qt::NoFocus); // one types on while one chooses
    m_list->setMouseTracking(true);
    m_foot->setObjectName(QStringLiteral("paletteFoot"));
    m_foot->setProperty("role", QStringLiteral("muted"));
    m_foot->setTextFormat(Qt::PlainText);
    m_foot->setWordWrap(true);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(8);
    layout->addWidget(m_field);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_foot);

    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::search);
    connect(m_list, &QAbstractItemView::clicked, this, [this](const QModelIndex &index) { choose(index.row()); });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &CommandPalette::onCurrentChanged);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { onFocusChanged(now); });
    window->installEventFilter(this);
    hide();
}

CommandPalette::~CommandPalette() = default;

void CommandPalette::addProvider(Provider provider)
{
    m_providers.push_back(std::move(provider));
}

void CommandPalette::toggle()
{
    if (isVisible())
        closePalette();
    else
        open();
}

void CommandPalette::open()
{
    if (!isVisible())
        m_before = window()->focusWidget();
    gather();
    m_field->clear();
    search();
    place();
    show();
    raise();
    window()->activateWindow();
    m_field->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::closePalette()
{
    if (!isVisible())
        return;
    const QPointer<QWidget> before = m_before;
    m_before.clear();
    hide();
    if (before && before->isVisible())
        before->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::gather()
{
    std::vector<PaletteEntry> entries;
    for (const Command &command : m_commands->all()) {
        const QPointer<QAction> action = command.action;
        // What the palette itself is, and what is hidden, has no place in it.
        if (!action || !action->isVisible() || command.id == QStringLiteral("view.palette"))
            continue;
        PaletteEntry entry;
        entry.id = command.id;
        entry.text = command.name();
        entry.group = command.group;
        entry.about = action->toolTip() == action->iconText() ? QString() : action->toolTip();
        entry.key = action->shortcut();
        entry.isEnabled = action->isEnabled();
        entry.whyDisabled = Commands::whyDisabled(action);
        entry.run = [action] {
            if (action)
                action->trigger();
        };
        entries.push_back(std::move(entry));
    }
    for (const Provider &provider : m_providers) {
        std::vector<PaletteEntry> more = provider();
        std::move(more.begin(), more.end(), std::back_inserter(entries));
    }
    m_model->setEntries(std::move(entries), m_settings->recentCommands());
}

void CommandPalette::search()
{
    m_model->search(m_field->text());
    select(0);
    onCurrentChanged();
}

void CommandPalette::select(int row)
{
    if (const int rows = m_model->rowCount(); rows > 0)
        m_list->setCurrentIndex(m_model->index(std::clamp(row, 0, rows - 1)));
}

void CommandPalette::onCurrentChanged()
{
    const QModelIndex current = m_list->currentIndex();
    QString spoken;
    if (!current.isValid()) {
        m_foot->setText(tr("Nothing fits. Try fewer letters."));
        spoken = m_foot->text();
    } else {
        const PaletteEntry &entry = m_model->entry(current.row());
        m_foot->setText(!entry.isEnabled ? (entry.whyDisabled.isEmpty() ? tr("Not available now.") : entry.whyDisabled)
                            : entry.about.isEmpty() ? tr("%n choice(s)", nullptr, m_model->rowCount())
                                                    : entry.about);
        spoken = current.data(Qt::AccessibleTextRole).toString();
    }
    // The focus stays in the field, so the field has to say what is chosen in the list.
    m_field->setAccessibleDescription(spoken);
    if (QAccessible::isActive() && isVisible()) {
        QAccessibleEvent described(m_field, QAccessible::DescriptionChanged);
        QAccessible::updateAccessibility(&described);
        if (current.isValid()) {
            QAccessibleEvent focused(m_list, QAccessible::Focus);
            focused.setChild(current.row());
            QAccessible::updateAccessibility(&focused);
        }
    }
}

bool CommandPalette::onKey(int key, Qt::KeyboardModifiers modifiers)
{
    const int row = m_list->currentIndex().row();
    const int rows = m_model->rowCount();
    const bool plain = (modifiers & ~Qt::KeypadModifier) == Qt::NoModifier;
    const bool control = (modifiers & ~Qt::KeypadModifier) == Qt::ControlModifier;
    switch (key) {
    case Qt::Key_Escape: closePalette(); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (row >= 0)
            choose(row);
        return true;
    case Qt::Key_Down:
        if (rows > 0)
            select((row + 1) % rows);
        return true;
    case Qt::Key_Up:
        if (rows > 0)
            select((row + rows - 1) % rows);
        return true;
    case Qt::Key_PageDown: select(row + kRows - 1); return true;
    case Qt::Key_PageUp: select(row - kRows + 1); return true;
    case Qt::Key_Home:
        if (!control && !(plain && m_field->cursorPosition() == 0))
            return false; // it is the text's
        select(0);
        return true;
    case Qt::Key_End:
        if (!control && !(plain && m_field->cursorPosition() == m_field->text().size()))
            return false;
        select(rows - 1);
        return true;
    case Qt::Key_Tab:
    case Qt::Key_Backtab: return true; // there is nowhere else to go
    default: return false;
    }
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (onKey(key->key(), key->modifiers()))
            return true;
    } else if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible()) {
        place();
    }
    return QFrame::eventFilter(watched, event);
}

void CommandPalette::choose(int row)
{
    const PaletteEntry entry = m_model->entry(row);
    if (!entry.isEnabled) {
        select(row); // the foot says why
        QAccessibleEvent alert(m_foot, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
        return;
    }
    m_settings->addRecentCommand(entry.id);
    closePalette();
    // Once the focus is back where it was: some commands act on it.
    QTimer::singleShot(0, window(), entry.run);
}

void CommandPalette::onFocusChanged(QWidget *now)
{
    // A click elsewhere closes it, another program in front does not.
    if (isVisible() && now && !isAncestorOf(now) && now->window() == window()) {
        m_before.clear();
        closePalette();
    }
}

void CommandPalette::place()
{
    const QWidget *over = parentWidget();
    const QFontMetrics metrics = fontMetrics();
    const int row = metrics.height() + 10;
    const int width = std::min(84 * metrics.averageCharWidth(), over->width() - 32);
    m_foot->setFixedHeight(metrics.height() * 2 + 2); // two lines, so that nothing jumps
    const QMargins margins = layout()->contentsMargins();
    const int wanted = margins.top() + margins.bottom() + 2 * layout()->spacing() + m_field->sizeHint().height()
        + m_foot->height() + kRows * row + 2 * m_list->frameWidth();
    const int top = std::min(72, over->height() / 10);
    setGeometry((over->width() - width) / 2, top, width, std::min(wanted, over->height() - top - 16));
}

} // namespace coroscope

#include "ui/shortcuts_dialog.h"

#include "ui/icon.h"
#include "ui/key_bindings.h"
#include "ui/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/font_columns.h"
#include "ui/widgets/key_caps.h"
#include "ui/widgets/key_recorder.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPointer>
#include <QPrintDialog>
#include <QPrinter>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QTextDocument>
#include <QToolButton>
#include <QTreeView>
#include <QUndoCommand>
#include <QUndoStack>

#include <algorithm>

namespace coroscope {

namespace {

enum Column { NameColumn, KeysColumn, OwnColumn, ColumnCount };
enum Role { IdRole = Qt::UserRole, SearchRole };

QString shown(const QKeySequence &key)
{
    return key.toString(QKeySequence::NativeText);
}

QString listOf(const QList<QKeySequence> &keys)
{
    QStringList words;
    for (const QKeySequence &key : keys)
        words += shown(key);
    //: Between two keys that do the same: "Ctrl+Enter or Ctrl+Return".
    return words.join(ShortcutsDialog::tr(" or "));
}

/// The keys of all commands, before and after. It outlives the dialog.
class KeysChange final : public QUndoCommand {
public:
    using All = QHash<QString, QList<QKeySequence>>;

    KeysChange(KeyBindings *keys, const QString &text, All before, All after)
        : QUndoCommand(text)
        , m_keys(keys)
        , m_before(std::move(before))
        , m_after(std::move(after))
    {
    }

    void undo() override { set(m_before); }
    void redo() override { set(m_after); }

private:
    void set(const All &all)
    {
        if (m_keys)
            m_keys->setGiven(all);
    }

    QPointer<KeyBindings> m_keys;
    All m_before;
    All m_after;
};

/// All words, in name, group or keys; "Ctrl+K" is one word.
class ShortcutsFilter final : public QSortFilterProxyModel {
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setWords(const QString &text)
    {
        m_words = text.toLower().split(u' ', Qt::SkipEmptyParts);
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override
    {
        const QString text = sourceModel()->index(row, NameColumn, parent).data(SearchRole).toString();
        return std::all_of(m_words.begin(), m_words.end(), [&](const QString &word) { return text.contains(word); });
    }

private:
    QStringList m_words;
};

/// Keys as key tops.
class KeysDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem item = option;
        initStyleOption(&item, index);
        item.text.clear();
        const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
        style->drawPrimitive(QStyle::PE_PanelItemViewItem, &item, painter, item.widget);
        const auto keys = index.data(IdRole).value<QStringList>();
        const bool selected = item.state & QStyle::State_Selected;
        const QColor ink = item.palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
        QRect room = item.rect.adjusted(6, 0, -6, 0);
        painter->save();
        painter->setFont(item.font);
        painter->setClipRect(room);
        for (const QString &key : keys) {
            paintKeyCaps(painter, room, key, ink);
            room.setLeft(room.left() + keyCapsWidth(item.fontMetrics, key) + 14);
        }
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        int width = 0;
        const auto keys = index.data(IdRole).value<QStringList>();
        for (const QString &key : keys)
            width += keyCapsWidth(option.fontMetrics, key) + 14;
        return {width + 12, option.fontMetrics.height() + 8};
    }
};

} // namespace

ShortcutsDialog::ShortcutsDialog(KeyBindings *keys, QUndoStack *undo, QWidget *parent)
    : QDialog(parent)
    , m_keys(keys)
    , m_undo(undo)
    , m_search(new QLineEdit(this))
    , m_tree(new QTreeView(this))
    , m_model(new QStandardItemModel(0, ColumnCount, this))
    , m_banner(new Banner(this))
    , m_title(new QLabel(this))
    , m_keyRow(new QWidget(this))
    , m_keyLayout(new FlowLayout(m_keyRow))
    , m_add(new KeyRecorder(tr("&Add a Key"), this))
    , m_reset(new QPushButton(tr("&Reset"), this))
    , m_resetAll(new QPushButton(tr("R&eset All"), this))
{
    setObjectName(QStringLiteral("shortcutsDialog"));
    setWindowTitle(tr("Keyboard Shortcuts"));
    setModal(false);
    const int chars = fontMetrics().averageCharWidth();
    resize(112 * chars, 38 * fontMetrics().height());

    m_search->setObjectName(QStringLiteral("shortcutsSearch"));
    m_search->setPlaceholderText(tr("Search commands and keys"));
    m_search->setAccessibleName(tr("Search commands and keys"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(QStringLiteral("edit-find"), IconTone::Muted), QLineEdit::LeadingPosition);
    auto *byKey = new KeyRecorder(tr("&Find by Key"), this);
    byKey->setObjectName(QStringLiteral("findByKey"));
    byKey->setToolTip(tr("Press a key to see what it does"));
    connect(byKey, &KeyRecorder::recorded, this, [this](const QKeySequence &key) { m_search->setText(shown(key)); });

    auto *filter = new ShortcutsFilter(this);
    m_shown = filter;
    m_shown->setSourceModel(m_model);
    m_shown->setRecursiveFilteringEnabled(true);
    m_tree->setObjectName(QStringLiteral("shortcutsTree"));
    m_tree->setAccessibleName(tr("Commands and their keys"));
    m_tree->setModel(m_shown);
    m_tree->setItemDelegateForColumn(KeysColumn, new KeysDelegate(m_tree));
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setIndentation(14);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setUniformRowHeights(true);
    new FontColumns(m_tree);

    auto *top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(m_search, 1);
    top->addWidget(byKey);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addLayout(top);
    layout->addWidget(m_tree, 1);
    layout->addWidget(m_banner);
    makeEditor(layout);
    makeButtons(layout);

    connect(m_search, &QLineEdit::textChanged, this, [this, filter](const QString &text) {
        filter->setWords(text);
        m_tree->expandAll();
        if (!m_tree->currentIndex().isValid() && m_shown->rowCount() > 0)
            m_tree->setCurrentIndex(m_shown->index(0, 0, m_shown->index(0, 0)));
        refreshEditor();
    });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        m_banner->hide();
        refreshEditor();
    });
    connect(m_tree, &QAbstractItemView::activated, this, [this] {
        if (!selectedId().isEmpty())
            m_add->start();
    });
    connect(m_banner, &Banner::actionRequested, this, [this] {
        m_banner->hide();
        addKey(m_wanted, true);
    });
    connect(m_keys, &KeyBindings::changed, this, &ShortcutsDialog::rebuild);
    for (const QString &id : {QStringLiteral("edit.undo"), QStringLiteral("edit.redo")}) {
        if (QAction *action = m_keys->commands()->find(id))
            addAction(action); // its key works here too
    }
    rebuild();
    m_search->setFocus();
}

void ShortcutsDialog::makeEditor(QLayout *into)
{
    m_title->setProperty("role", QStringLiteral("title"));
    m_title->setTextFormat(Qt::PlainText);
    m_keyLayout->setContentsMargins(0, 0, 0, 0);
    m_keyLayout->setSpacings(6, 6);
    m_add->setObjectName(QStringLiteral("addKey"));
    m_add->setToolTip(tr("Then press the key that shall do it"));
    m_reset->setObjectName(QStringLiteral("resetKeys"));
    for (QPushButton *button : {m_reset, m_resetAll})
        button->setAutoDefault(false);
    connect(m_add, &KeyRecorder::recorded, this, &ShortcutsDialog::onRecorded);
    connect(m_add, &KeyRecorder::recordingChanged, this, [this](bool recording) {
        if (recording)
            m_banner->hide();
    });
    connect(m_reset, &QPushButton::clicked, this, [this] {
        const QString id = selectedId();
        change(tr("Reset keys"), [this, &id] { m_keys->reset(id); });
    });

    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_keyRow, 1);
    row->addWidget(m_add);
    row->addWidget(m_reset);
    auto *whole = new QVBoxLayout;
    whole->setSpacing(4);
    whole->addWidget(m_title);
    whole->addLayout(row);
    static_cast<QVBoxLayout *>(into)->addLayout(whole);
}

void ShortcutsDialog::makeButtons(QLayout *into)
{
    auto *copyButton = new QPushButton(icon(QStringLiteral("edit-copy")), tr("&Copy"), this);
    copyButton->setObjectName(QStringLiteral("copyShortcuts"));
    copyButton->setToolTip(tr("Copy the list as text"));
    connect(copyButton, &QPushButton::clicked, this, &ShortcutsDialog::copy);
    auto *printButton = new QPushButton(tr("&Print…"), this);
    printButton->setObjectName(QStringLiteral("printShortcuts"));
    connect(printButton, &QPushButton::clicked, this, &ShortcutsDialog::print);
    m_resetAll->setObjectName(QStringLiteral("resetAllKeys"));
    connect(m_resetAll, &QPushButton::clicked, this,
            [this] { change(tr("Reset all keys"), [this] { m_keys->resetAll(); }); });
    auto *close = new QPushButton(tr("C&lose"), this);
    connect(close, &QPushButton::clicked, this, &QWidget::close);
    for (QPushButton *button : {copyButton, printButton, close})
        button->setAutoDefault(false);

    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(copyButton);
    row->addWidget(printButton);
    row->addWidget(m_resetAll);
    row->addStretch(1);
    row->addWidget(close);
    static_cast<QVBoxLayout *>(into)->addLayout(row);
}

template<typename Change>
void ShortcutsDialog::change(const QString &what, Change &&change)
{
    const auto before = m_keys->given();
    change();
    if (const auto after = m_keys->given(); after != before)
        m_undo->push(new KeysChange(m_keys, what, before, after));
}

void ShortcutsDialog::rebuild()
{
    const QString current = selectedId();
    m_model->clear();
    m_model->setHorizontalHeaderLabels({tr("Command"), tr("Keys"), tr("By default")});
    QHash<QString, QStandardItem *> groups;
    for (const Command &command : m_keys->commands()->all()) {
        if (!command.action)
            continue;
        QStandardItem *&group = groups[command.group];
        if (!group) {
            group = new QStandardItem(command.group);
            group->setData(command.group.toLower(), SearchRole);
            group->setFlags(Qt::ItemIsEnabled);
            QFont bold = font();
            bold.setBold(true);
            group->setFont(bold);
            auto *blank = new QStandardItem;
            auto *blank2 = new QStandardItem;
            for (QStandardItem *item : {blank, blank2})
                item->setFlags(Qt::ItemIsEnabled);
            m_model->appendRow({group, blank, blank2});
        }
        const QList<QKeySequence> keys = m_keys->keys(command.id);
        QStringList words;
        for (const QKeySequence &key : keys)
            words += shown(key);
        const bool changed = m_keys->isChanged(command.id);
        auto *name = new QStandardItem(command.name());
        name->setData(command.id, IdRole);
        name->setData((command.name() + u'\n' + command.group + u'\n' + words.join(u'\n')).toLower(), SearchRole);
        auto *keysItem = new QStandardItem(listOf(keys));
        keysItem->setData(words, IdRole);
        auto *own = new QStandardItem(!changed                         ? QString()
                                          : command.defaults.isEmpty() ? tr("none")
                                                                       : listOf(command.defaults));
        if (changed) {
            QFont bold = font();
            bold.setBold(true);
            name->setFont(bold);
            //: %1 the name of a command whose keys are not its default ones.
            name->setData(tr("%1, changed").arg(command.name()), Qt::AccessibleTextRole);
        }
        group->appendRow({name, keysItem, own});
    }
    m_tree->expandAll();
    for (int row = 0; row < m_shown->rowCount(); ++row)
        m_tree->setFirstColumnSpanned(row, {}, true);
    m_tree->header()->setStretchLastSection(true);
    m_tree->header()->setSectionsMovable(false);
    m_tree->setColumnWidth(NameColumn, 44 * fontMetrics().averageCharWidth());
    m_tree->setColumnWidth(KeysColumn, 34 * fontMetrics().averageCharWidth());
    m_resetAll->setEnabled(m_keys->isAnyChanged());
    select(current);
    refreshEditor();
}

QString ShortcutsDialog::selectedId() const
{
    const QModelIndex current = m_tree->currentIndex();
    return current.isValid() ? current.siblingAtColumn(NameColumn).data(IdRole).toString() : QString();
}

void ShortcutsDialog::select(const QString &id)
{
    for (int group = 0; group < m_shown->rowCount(); ++group) {
        const QModelIndex parent = m_shown->index(group, 0);
        for (int row = 0; row < m_shown->rowCount(parent); ++row) {
            const QModelIndex index = m_shown->index(row, 0, parent);
            if (id.isEmpty() || index.data(IdRole).toString() == id) {
                m_tree->setCurrentIndex(index);
                return;
            }
        }
    }
}

void ShortcutsDialog::refreshEditor()
{
    const QString id = selectedId();
    const Command *command = m_keys->commands()->command(id);
    m_add->setEnabled(command);
    m_reset->setEnabled(command && m_keys->isChanged(id));
    while (QLayoutItem *item = m_keyLayout->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // it may be the one that was clicked
        delete item;
    }
    if (!command) {
        m_title->setText(tr("Choose a command to change its keys."));
        return;
    }
    const QList<QKeySequence> keys = m_keys->keys(id);
    //: %1 the name of a command.
    m_title->setText(keys.isEmpty() ? tr("%1 has no key").arg(command->name())
                                    : tr("Keys of: %1").arg(command->name()));
    for (const QKeySequence &key : keys) {
        auto *button = new QToolButton(m_keyRow);
        button->setText(shown(key));
        button->setIcon(icon(QStringLiteral("window-close"), IconTone::Muted));
        button->setIconSize(QSize(10, 10));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setLayoutDirection(Qt::RightToLeft); // the cross stands after the key
        button->setProperty("keycap", true);
        button->setFocusPolicy(Qt::StrongFocus);
        //: %1 a key.
        button->setToolTip(tr("Remove %1").arg(shown(key)));
        button->setAccessibleName(tr("Remove %1").arg(shown(key)));
        connect(button, &QToolButton::clicked, this, [this, key] { removeKey(key); });
        m_keyLayout->addWidget(button);
        button->show();
    }
    // Tab goes from the list over the keys to the buttons.
    QWidget *before = m_tree;
    for (int i = 0; i < m_keyLayout->count(); ++i) {
        QWidget *button = m_keyLayout->itemAt(i)->widget();
        setTabOrder(before, button);
        before = button;
    }
    setTabOrder(before, m_add);
    setTabOrder(m_add, m_reset);
}

void ShortcutsDialog::onRecorded(const QKeySequence &key)
{
    const QString id = selectedId();
    if (id.isEmpty())
        return;
    if (const QString refusal = KeyBindings::refusal(key); !refusal.isEmpty()) {
        m_wanted = QKeySequence();
        m_banner->showMessage(Banner::Kind::Warning, refusal);
        return;
    }
    const QStringList others = m_keys->conflicts(id, key);
    if (others.isEmpty()) {
        addKey(key, false);
        return;
    }
    QStringList names;
    for (const QString &other : others) {
        const Command *command = m_keys->commands()->command(other);
        //: %1 a command, %2 the group it belongs to.
        names += tr("%1 (%2)").arg(command->name(), command->group);
    }
    m_wanted = key;
    //: %1 a key, %2 commands.
    m_banner->showMessage(Banner::Kind::Warning,
                          tr("%1 belongs to: %2. A key can do one thing only.").arg(shown(key), names.join(u"; ")),
                          tr("&Take It Over"));
    m_banner->actionButton()->setFocus();
}

void ShortcutsDialog::addKey(const QKeySequence &key, bool takeOver)
{
    const QString id = selectedId();
    if (id.isEmpty() || key.isEmpty())
        return;
    change(tr("Change keys"), [&] {
        if (takeOver)
            return m_keys->takeOver(id, key);
        QList<QKeySequence> keys = m_keys->keys(id);
        if (!keys.contains(key))
            keys.append(key);
        m_keys->setKeys(id, keys);
    });
    m_add->setFocus();
}

void ShortcutsDialog::removeKey(const QKeySequence &key)
{
    const QString id = selectedId();
    change(tr("Change keys"), [&] {
        QList<QKeySequence> keys = m_keys->keys(id);
        keys.removeAll(key);
        m_keys->setKeys(id, keys);
    });
    m_add->setFocus();
}

QString ShortcutsDialog::text() const
{
    QString text;
    for (int group = 0; group < m_model->rowCount(); ++group) {
        const QStandardItem *parent = m_model->item(group);
        if (!text.isEmpty())
            text += u'\n';
        text += parent->text() + u'\n';
        for (int row = 0; row < parent->rowCount(); ++row) {
            const QString keys = parent->child(row, KeysColumn)->text();
            text += QStringLiteral("  %1  %2\n")
                        .arg(keys.isEmpty() ? QStringLiteral("–") : keys, -24)
                        .arg(parent->child(row, NameColumn)->text());
        }
    }
    return text;
}

void ShortcutsDialog::copy()
{
    QApplication::clipboard()->setText(text());
}

void ShortcutsDialog::print()
{
    auto *dialog = new QPrintDialog(this); // with a printer of its own
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->printer()->setDocName(windowTitle());
    connect(dialog, qOverload<QPrinter *>(&QPrintDialog::accepted), this, [this](QPrinter *to) {
        QString html = QStringLiteral("<h2>%1</h2><table cellspacing='0' cellpadding='2'>").arg(windowTitle());
        for (int group = 0; group < m_model->rowCount(); ++group) {
            const QStandardItem *parent = m_model->item(group);
            html += QStringLiteral("<tr><td colspan='2'><b>%1</b></td></tr>").arg(parent->text().toHtmlEscaped());
            for (int row = 0; row < parent->rowCount(); ++row)
                html += QStringLiteral("<tr><td>%1&nbsp;&nbsp;</td><td>%2</td></tr>")
                            .arg(parent->child(row, NameColumn)->text().toHtmlEscaped(),
                                 parent->child(row, KeysColumn)->text().toHtmlEscaped());
        }
        QTextDocument document;
        document.setHtml(html + QStringLiteral("</table>"));
        document.print(to);
    });
    dialog->open();
}

} // namespace coroscope

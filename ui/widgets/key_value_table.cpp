#include "ui/widgets/key_value_table.h"

#include "ui/models/key_value_model.h"
#include "ui/theme.h"
#include "ui/widgets/font_columns.h"
#include "ui/widgets/tone_label.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QCompleter>
#include <QHeaderView>
#include <QJsonArray>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

QStringList schemaChoices(const QJsonObject &schema)
{
    if (schema["type"_L1].toString() == "boolean"_L1)
        return {u"true"_s, u"false"_s};
    QStringList texts;
    const QJsonArray values = schema["enum"_L1].toArray();
    for (const QJsonValue &value : values)
        texts.append(value.toVariant().toString());
    return texts;
}

} // namespace

class KeyValueTable::Delegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    Completions names = nullptr;
    Completions values = nullptr;

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        auto *edit = new QLineEdit(parent);
        edit->setFrame(false);
        edit->setAccessibleName(index.model()->headerData(index.column(), Qt::Horizontal).toString());
        edit->setPlaceholderText(index.data(KeyValueModel::PlaceholderRole).toString());
        if (index.data(KeyValueModel::MaskedRole).toBool())
            edit->setEchoMode(QLineEdit::Password);
        if (const QStringList list = completions(index); !list.isEmpty()) {
            auto *completer = new QCompleter(list, edit);
            completer->setCaseSensitivity(Qt::CaseInsensitive);
            completer->setFilterMode(Qt::MatchContains);
            edit->setCompleter(completer);
        }
        auto *self = const_cast<Delegate *>(this);
        connect(edit, &QLineEdit::textChanged, self, [self, edit] { Q_EMIT self->commitData(edit); });
        return edit;
    }

    void setEditorData(QWidget *editor, const QModelIndex &index) const override
    {
        // Each letter typed comes back as a change of the model; to set it again would move the cursor.
        auto *edit = static_cast<QLineEdit *>(editor);
        if (const QString text = index.data(Qt::EditRole).toString(); text != edit->text())
            edit->setText(text);
    }

    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override
    {
        model->setData(index, static_cast<QLineEdit *>(editor)->text());
    }

    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        editor->setGeometry(option.rect);
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QSize size = QStyledItemDelegate::sizeHint(option, index);
        return {size.width(), qMax(size.height(), option.fontMetrics.height() + 10)};
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        if (!option->text.isEmpty())
            return;
        option->text = index.data(KeyValueModel::PlaceholderRole).toString();
        if (option->text.isEmpty())
            return;
        option->features |= QStyleOptionViewItem::HasDisplay;
        option->palette.setColor(QPalette::Text, themeColors(option->palette).muted);
    }

private:
    QStringList completions(const QModelIndex &index) const
    {
        if (index.column() == KeyValueModel::NameColumn)
            return names ? names({}) : QStringList();
        if (index.column() == KeyValueModel::AboutColumn)
            return {u"application/json"_s, u"application/octet-stream"_s, u"text/csv"_s,
                    u"text/plain; charset=utf-8"_s};
        if (const QStringList list = schemaChoices(index.data(KeyValueModel::SchemaRole).toJsonObject());
            !list.isEmpty())
            return list;
        return values ? values(index.siblingAtColumn(KeyValueModel::NameColumn).data().toString()) : QStringList();
    }
};

KeyValueTable::KeyValueTable(KeyValueModel *model, const QString &accessibleName, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_view(new QTableView(this))
    , m_trouble(new ToneLabel(Tone::Error, this))
    , m_delegate(new Delegate(this))
{
    m_view->setModel(model);
    m_view->setItemDelegate(m_delegate);
    m_view->setAccessibleName(accessibleName);
    m_view->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::SelectedClicked
                            | QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    m_view->setTabKeyNavigation(false); // Tab leaves the table; the arrows move in it
    m_view->setAlternatingRowColors(false);
    m_view->setShowGrid(true);
    m_view->setWordWrap(false);
    if (model->isParts())
        m_view->setTextElideMode(Qt::ElideMiddle); // of a path, the end counts
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_view->horizontalHeader()->setMinimumSectionSize(60);
    m_view->horizontalHeader()->setStretchLastSection(true);
    connect(m_view->horizontalHeader(), &QHeaderView::sectionResized, this, [this](int section) {
        const bool isLast = section
            == (m_view->isColumnHidden(KeyValueModel::AboutColumn) ? KeyValueModel::ValueColumn
                                                                   : KeyValueModel::AboutColumn);
        m_sizedByHand = m_sizedByHand || (!m_sharing && !isLast && QApplication::mouseButtons() != Qt::NoButton);
    });
    new FontColumns(m_view);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->setFrameShape(QFrame::NoFrame);

    m_trouble->setWordWrap(true);
    m_trouble->setContentsMargins(8, 4, 8, 4);
    m_trouble->setAccessibleName(tr("What is wrong"));
    m_trouble->hide();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_trouble);
    setFocusProxy(m_view);

    auto *remove = new QAction(tr("&Delete row"), m_view);
    remove->setShortcut(QKeySequence::Delete);
    remove->setShortcutContext(Qt::WidgetShortcut);
    connect(remove, &QAction::triggered, this, &KeyValueTable::deleteSelected);
    m_view->addAction(remove);
    auto *undo = model->undoStack()->createUndoAction(m_view);
    undo->setShortcut(QKeySequence::Undo);
    undo->setShortcutContext(Qt::WidgetShortcut);
    m_view->addAction(undo);
    auto *redo = model->undoStack()->createRedoAction(m_view);
    redo->setShortcut(QKeySequence::Redo);
    redo->setShortcutContext(Qt::WidgetShortcut);
    m_view->addAction(redo);

    connect(m_view, &QTableView::customContextMenuRequested, this, &KeyValueTable::showMenu);
    connect(model, &QAbstractItemModel::dataChanged, this, &KeyValueTable::refresh);
    connect(model, &QAbstractItemModel::modelReset, this, &KeyValueTable::refresh);
    refresh();
}

void KeyValueTable::setCompletions(Completions names, Completions values)
{
    m_delegate->names = names;
    m_delegate->values = values;
}

void KeyValueTable::deleteSelected()
{
    QList<int> rows;
    const QModelIndexList selected = m_view->selectionModel()->selectedIndexes();
    for (const QModelIndex &index : selected) {
        if (!rows.contains(index.row()))
            rows.append(index.row());
    }
    m_model->removeRowsAt(rows);
}

void KeyValueTable::showMenu(const QPoint &at)
{
    const QModelIndex index = m_view->indexAt(at);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *copy = menu->addAction(tr("&Copy"));
    copy->setEnabled(index.isValid());
    const QString text = index.data().toString();
    connect(copy, &QAction::triggered, this, [text] { QApplication::clipboard()->setText(text); });
    menu->addActions(m_view->actions());
    menu->popup(m_view->viewport()->mapToGlobal(at));
}

void KeyValueTable::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    shareWidth();
}

/// Names and values share the width until somebody drags a border.
void KeyValueTable::shareWidth()
{
    m_sharing = true;
    if (!m_sizedByHand) {
        const bool hasAbout = !m_view->isColumnHidden(KeyValueModel::AboutColumn);
        m_view->setColumnWidth(KeyValueModel::NameColumn, width() * 3 / 10);
        if (hasAbout)
            m_view->setColumnWidth(KeyValueModel::ValueColumn, width() * 3 / 10);
    }
    m_sharing = false;
}

void KeyValueTable::refresh()
{
    bool hasAbout = m_model->isParts();
    const auto &rows = m_model->rows();
    for (const KeyValueRow &row : rows)
        hasAbout = hasAbout || !row.schema.isEmpty() || !row.description.isEmpty();
    if (m_view->isColumnHidden(KeyValueModel::AboutColumn) == hasAbout) {
        m_view->setColumnHidden(KeyValueModel::AboutColumn, !hasAbout);
        shareWidth();
    }
    const int wrong = m_model->firstTrouble();
    m_trouble->setVisible(wrong >= 0);
    if (wrong < 0)
        return;
    m_trouble->setText(rows[wrong].trouble());
}

} // namespace coroscope

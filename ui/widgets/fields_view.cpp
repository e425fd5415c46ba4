#include "ui/widgets/fields_view.h"

#include "ui/icon.h"
#include "ui/secrets.h"
#include "ui/theme.h"
#include "ui/widgets/font_columns.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>

namespace coroscope {

FieldsView::FieldsView(const QString &accessibleName, QWidget *parent)
    : QTreeWidget(parent)
{
    setAccessibleName(accessibleName);
    setColumnCount(2);
    setHeaderLabels({tr("Field"), tr("Value")});
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setSelectionMode(ExtendedSelection);
    setTextElideMode(Qt::ElideRight);
    setFrameShape(QFrame::NoFrame);
    setContextMenuPolicy(Qt::CustomContextMenu);
    header()->setSectionResizeMode(0, QHeaderView::Interactive);
    header()->setStretchLastSection(true);
    new FontColumns(this);
    connect(this, &QWidget::customContextMenuRequested, this, &FieldsView::showMenu);
}

void FieldsView::setFields(const HeaderList &fields, bool revealed)
{
    clear();
    const QFont code = monospaceFont();
    for (const auto &[name, value] : fields) {
        const QString shown = revealed ? QString::fromUtf8(value) : maskedValue(name, value);
        auto *item = new QTreeWidgetItem(this, {QString::fromUtf8(name), shown});
        item->setFont(1, code);
        item->setSizeHint(0, QSize(0, fontMetrics().height() + 6));
        item->setToolTip(1, shown);
    }
    resizeColumnToContents(0);
    const int letter = fontMetrics().averageCharWidth();
    setColumnWidth(0, qBound(16 * letter, columnWidth(0) + 2 * letter, 36 * letter));
}

void FieldsView::changeEvent(QEvent *event)
{
    QTreeWidget::changeEvent(event);
    if (event->type() != QEvent::FontChange)
        return;
    for (int i = 0; i < topLevelItemCount(); ++i)
        topLevelItem(i)->setSizeHint(0, QSize(0, fontMetrics().height() + 6));
}

void FieldsView::copySelected()
{
    QStringList lines;
    for (int i = 0; i < topLevelItemCount(); ++i) {
        const QTreeWidgetItem *item = topLevelItem(i);
        if (item->isSelected())
            lines += item->text(0) + QStringLiteral(": ") + item->text(1);
    }
    if (!lines.isEmpty())
        QApplication::clipboard()->setText(lines.join(u'\n'));
}

void FieldsView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        copySelected();
    else
        QTreeWidget::keyPressEvent(event);
}

void FieldsView::showMenu(const QPoint &at)
{
    QTreeWidgetItem *item = itemAt(at);
    if (!item)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(icon(QStringLiteral("edit-copy")), tr("&Copy"), this, &FieldsView::copySelected);
    menu->addAction(tr("Copy &Value"), this, [value = item->text(1)] { QApplication::clipboard()->setText(value); });
    menu->popup(viewport()->mapToGlobal(at));
}

} // namespace coroscope

#include "ui/widgets/facts_popup.h"

#include <QGridLayout>
#include <QLabel>
#include <QScreen>

#include <algorithm>

namespace coroscope {

FactsPopup::FactsPopup(const QString &title, const QList<Fact> &facts, const QString &sentence, QWidget *parent)
    : QFrame(parent, Qt::Popup)
{
    setObjectName(QStringLiteral("factsPopup"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    setAccessibleName(title);
    setAccessibleDescription(sentence);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(16, 12, 16, 12);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(8);
    auto *heading = new QLabel(title, this);
    heading->setProperty("role", QStringLiteral("title"));
    grid->addWidget(heading, 0, 0, 1, 2);
    int row = 1;
    for (const Fact &fact : facts) {
        auto *what = new QLabel(fact.what, this);
        auto *figure = new QLabel(fact.figure, this);
        figure->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        figure->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        figure->setAccessibleName(fact.what + QStringLiteral(": ") + fact.figure);
        grid->addWidget(what, row, 0);
        grid->addWidget(figure, row++, 1);
    }
    auto *words = new QLabel(sentence, this);
    words->setProperty("role", QStringLiteral("muted"));
    words->setWordWrap(true);
    grid->addWidget(words, row, 0, 1, 2);
}

void FactsPopup::openAbove(const QWidget *anchor)
{
    const QRect screen = anchor->screen()->availableGeometry();
    const int width = std::min(std::max(sizeHint().width(), fontMetrics().averageCharWidth() * 56), screen.width());
    const int height = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width) : sizeHint().height();
    const QPoint corner = anchor->mapToGlobal(QPoint(anchor->width(), 0));
    setGeometry(std::max(screen.left(), corner.x() - width), std::max(screen.top(), corner.y() - height), width,
                height);
    show();
    setFocus(Qt::PopupFocusReason);
}

} // namespace coroscope

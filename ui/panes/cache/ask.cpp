#include "ui/panes/cache/ask.h"

#include <QMessageBox>
#include <QPushButton>

namespace coroscope {

void ask(QWidget *parent, const QString &title, const QString &text, const QString &yes, std::function<void()> onYes,
         std::function<void()> onNo)
{
    auto *box = new QMessageBox(QMessageBox::Warning, title, text, QMessageBox::Cancel, parent);
    box->setObjectName(QStringLiteral("cacheQuestion"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    QPushButton *button = box->addButton(yes, QMessageBox::AcceptRole);
    box->setDefaultButton(QMessageBox::Cancel);
    QObject::connect(box, &QDialog::finished, parent, [box, button, onYes = std::move(onYes), onNo = std::move(onNo)] {
        const auto &call = box->clickedButton() == button ? onYes : onNo;
        if (call)
            call();
    });
    box->open();
}

} // namespace coroscope

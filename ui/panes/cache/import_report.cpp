#include "ui/panes/cache/import_report.h"

#include "ui/panes/cache/key_import.h"
#include "ui/widgets/tone_label.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace coroscope {

ImportReport::ImportReport(const ImportJob &job, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("importReport"));
    setWindowTitle(tr("Import"));
    QStringList sentences;
    if (!job.failure().isEmpty())
        //: %1 a file, %2 why.
        sentences.append(tr("The import of %1 ended early: %2.").arg(job.path(), job.failure()));
    else if (job.isCanceled())
        sentences.append(tr("The import was canceled."));
    sentences.append(tr("%Ln key(s) were made.", nullptr, int(job.made())));
    if (job.replaced() > 0)
        sentences.append(tr("%Ln key(s) were replaced.", nullptr, int(job.replaced())));
    if (job.kept() > 0)
        sentences.append(tr("%Ln key(s) were there already and stayed as they were.", nullptr, int(job.kept())));
    if (job.faulty() > 0)
        sentences.append(tr("%Ln line(s) could not be taken:", nullptr, int(job.faulty())));
    if (!job.canBeUndone())
        sentences.append(tr("The import is too large to be undone."));
    m_text = sentences.join(u'\n');
    const bool isBad = !job.failure().isEmpty() || job.faulty() > 0;
    auto *label = new ToneLabel(isBad ? Tone::Warning : Tone::Text, this);
    label->setObjectName(QStringLiteral("importText"));
    label->setWordWrap(true);
    label->setText(m_text);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(label);
    auto *box = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(box, &QDialogButtonBox::rejected, this, &QDialog::reject);
    if (job.faulty() > 0) {
        auto *list = new QListWidget(this);
        list->setObjectName(QStringLiteral("importFaults"));
        list->setAccessibleName(tr("Lines that could not be taken"));
        list->addItems(job.faults());
        list->setWordWrap(true);
        layout->addWidget(list, 1);
        QPushButton *copy = box->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
        connect(copy, &QPushButton::clicked, this,
                [faults = job.faults()] { QApplication::clipboard()->setText(faults.join(u'\n')); });
        resize(72 * fontMetrics().averageCharWidth(), 20 * fontMetrics().height());
    }
    layout->addWidget(box);
}

QString ImportReport::text() const
{
    return m_text;
}

} // namespace coroscope

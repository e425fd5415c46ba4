#include "ui/har/har_dialogs.h"

#include "ui/file_transfer.h"
#include "ui/format.h"

#include <QApplication>
#include <QButtonGroup>
#include <QCheckBox>
#include <QClipboard>
#include <QDateTime>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QTimer>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace coroscope {

HarExportDialog::HarExportDialog(const std::array<int, 3> &counts, const QString &folder, QWidget *parent)
    : QDialog(parent)
    , m_secrets(new QCheckBox(tr("&Include secrets"), this))
    , m_path(new QLineEdit(this))
    , m_note(new QLabel(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("harExport"));
    setWindowTitle(tr("Export requests as HAR"));

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    auto *group = new QButtonGroup(this);
    const std::array names{tr("&Selected requests (%1)"), tr("&Requests shown (%1)"), tr("&All requests kept (%1)")};
    const std::array objects{QStringLiteral("exportSelected"), QStringLiteral("exportShown"),
                             QStringLiteral("exportAll")};
    for (std::size_t i = 0; i < m_what.size(); ++i) {
        m_what[i] = new QRadioButton(names[i].arg(countText(quint64(counts[i]))), this);
        m_what[i]->setObjectName(objects[i]);
        m_what[i]->setEnabled(counts[i] > 0);
        group->addButton(m_what[i]);
        layout->addWidget(m_what[i]);
    }
    // More than one row is selected on purpose; one is where the cursor stands.
    const std::size_t first = counts[0] > 1 || counts[1] == 0 ? 0 : 1;
    m_what[counts[first] > 0 ? first : 2]->setChecked(true);

    layout->addSpacing(8);
    m_secrets->setObjectName(QStringLiteral("includeSecrets"));
    layout->addWidget(m_secrets);
    auto *hint = new QLabel(tr("Without it, values of Authorization, Cookie, API keys and tokens are dots. Bodies are "
                               "written as they are: look for secrets in them before you pass the file on."),
                            this);
    hint->setProperty("role", QStringLiteral("muted"));
    hint->setWordWrap(true);
    layout->addWidget(hint);

    layout->addSpacing(8);
    auto *line = new QHBoxLayout;
    auto *label = new QLabel(tr("&File:"), this);
    label->setBuddy(m_path);
    m_path->setObjectName(QStringLiteral("exportPath"));
    m_path->setMinimumWidth(360);
    m_path->setText(
        QDir(folder).filePath(QStringLiteral("coroscope-%1.har")
                                  .arg(QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss")))));
    auto *browseButton = new QPushButton(tr("&Browse…"), this);
    browseButton->setAutoDefault(false);
    connect(browseButton, &QPushButton::clicked, this, &HarExportDialog::browse);
    line->addWidget(label);
    line->addWidget(m_path, 1);
    line->addWidget(browseButton);
    layout->addLayout(line);
    m_note->setObjectName(QStringLiteral("exportNote"));
    m_note->setWordWrap(true);
    m_note->setProperty("tone", QStringLiteral("warning"));
    layout->addWidget(m_note);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_export = buttons->addButton(tr("&Export"), QDialogButtonBox::AcceptRole);
    m_export->setObjectName(QStringLiteral("exportButton"));
    m_export->setProperty("primary", true);
    m_export->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &HarExportDialog::confirm);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_path, &QLineEdit::textChanged, this, &HarExportDialog::check);
    layout->addSpacing(8);
    layout->addWidget(buttons);
    check();
}

HarExportDialog::What HarExportDialog::what() const
{
    return m_what[0]->isChecked() ? What::Selected : m_what[1]->isChecked() ? What::Shown : What::All;
}

bool HarExportDialog::includeSecrets() const
{
    return m_secrets->isChecked();
}

QString HarExportDialog::path() const
{
    return m_path->text().trimmed();
}

void HarExportDialog::browse()
{
    auto *chooser = new QFileDialog(this, tr("Export to"), path(), tr("HTTP archives (*.har)"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setAcceptMode(QFileDialog::AcceptSave);
    chooser->setDefaultSuffix(QStringLiteral("har"));
    chooser->setOption(QFileDialog::DontConfirmOverwrite); // the dialog below says so
    connect(chooser, &QFileDialog::fileSelected, m_path, &QLineEdit::setText);
    chooser->open();
}

void HarExportDialog::check()
{
    const QFileInfo file(path());
    QString note;
    bool good = true;
    if (path().isEmpty()) {
        good = false;
    } else if (file.isDir()) {
        note = tr("This is a folder. Add the name of a file.");
        good = false;
    } else if (file.exists() && !file.isFile()) {
        note = tr("This is a device, not a file. Choose another name.");
        good = false;
    } else if (!file.absoluteDir().exists()) {
        //: %1 a folder.
        note = tr("There is no folder “%1”.").arg(file.absolutePath());
        good = false;
    } else if (file.exists()) {
        note = tr("This file is there already and will be replaced.");
    }
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    m_export->setEnabled(good);
}

void HarExportDialog::confirm()
{
    Q_EMIT exportRequested();
    accept();
}

QString HarReportDialog::summary(const HarImport &import)
{
    const QString requests = tr("%n request(s) imported", nullptr, import.taken);
    return import.creator.isEmpty()
        //: %1 "12 requests imported", %2 the name of a file.
        ? tr("%1 from “%2”.").arg(requests, import.file)
        //: %1 "12 requests imported", %2 the name of a file, %3 the program that wrote it.
        : tr("%1 from “%2”, written by %3.").arg(requests, import.file, import.creator);
}

HarReportDialog::HarReportDialog(const HarImport &import, QWidget *parent)
    : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("harReport"));
    setWindowTitle(tr("Import report"));
    auto *text = new QLabel(summary(import), this);
    text->setObjectName(QStringLiteral("reportSummary"));
    text->setWordWrap(true);
    text->setTextFormat(Qt::PlainText);
    auto *left = new QLabel(import.dropped.empty() ? tr("Nothing was left out.") : tr("What was left out:"), this);
    auto *list = new QTreeWidget(this);
    list->setObjectName(QStringLiteral("reportList"));
    list->setAccessibleName(tr("What was left out"));
    list->setRootIsDecorated(false);
    list->setUniformRowHeights(true);
    list->setHeaderLabels({tr("Count"), tr("What")});
    list->header()->setStretchLastSection(true);
    QStringList lines{text->text()};
    for (const HarImport::Dropped &dropped : import.dropped) {
        auto *item = new QTreeWidgetItem(list, {countText(quint64(dropped.count)), dropped.what});
        item->setTextAlignment(0, Qt::AlignRight | Qt::AlignVCenter);
        item->setToolTip(1, dropped.what);
        item->setSizeHint(1, QSize(0, fontMetrics().height() + 8));
        lines += QStringLiteral("%1 × %2").arg(item->text(0), dropped.what);
    }
    list->setColumnWidth(0, 72);
    list->setVisible(!import.dropped.empty());
    if (!import.dropped.empty())
        list->setCurrentItem(list->topLevelItem(0));

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton *copy = buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
    connect(copy, &QPushButton::clicked, this,
            [report = lines.join(u'\n')] { QApplication::clipboard()->setText(report); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addWidget(text);
    layout->addWidget(left);
    layout->addWidget(list, 1);
    layout->addWidget(buttons);
    resize(640, import.dropped.empty() ? 140 : 320);
}

TransferBar::TransferBar(FileTransfer *transfer, QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_cancel(new QPushButton(tr("&Cancel"), this))
{
    setObjectName(QStringLiteral("transferBar"));
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->setRange(0, 100);
    m_cancel->setObjectName(QStringLiteral("cancelTransfer"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->setSpacing(8);
    layout->addWidget(m_text);
    layout->addWidget(m_progress, 1);
    layout->addWidget(m_cancel);
    hide();

    auto *delay = new QTimer(this);
    delay->setSingleShot(true);
    delay->setInterval(kShowAfterMs);
    connect(delay, &QTimer::timeout, this, &QWidget::show);
    connect(transfer, &FileTransfer::started, this, [this, delay](const QString &what) {
        m_text->setText(what);
        m_progress->setValue(0);
        delay->start();
    });
    connect(transfer, &FileTransfer::progressed, m_progress, &QProgressBar::setValue);
    connect(transfer, &FileTransfer::ended, this, [this, delay] {
        delay->stop();
        hide();
    });
    connect(m_cancel, &QPushButton::clicked, transfer, &FileTransfer::cancel);
}

} // namespace coroscope

#include "ui/panes/part_editor.h"

#include "ui/format.h"
#include "ui/models/key_value_model.h"
#include "ui/panes/sender_request.h"
#include "ui/widgets/key_value_table.h"
#include "ui/widgets/tone_label.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMimeData>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace coroscope {

using namespace Qt::StringLiterals;

PartEditor::PartEditor(KeyValueModel *model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_table(new KeyValueTable(model, tr("Parts of the form"), this))
    , m_add(new QPushButton(tr("&Add file…"), this))
    , m_choose(new QPushButton(tr("&Choose file…"), this))
    , m_text(new QPushButton(tr("Ma&ke it a text"), this))
{
    setAcceptDrops(true);
    m_table->view()->setObjectName(u"senderParts"_s);
    m_add->setObjectName(u"partAddFile"_s);
    m_add->setToolTip(tr("Add files as parts; they can also be dropped here"));
    m_choose->setToolTip(tr("Make the selected part a file, or choose another file for it"));
    m_text->setToolTip(tr("Send the path as the text of the selected part"));
    auto *limit = new ToneLabel(Tone::Muted, this);
    //: how large a body may be; %1 a size
    limit->setText(tr("at most %1 together").arg(sizeText(quint64(SenderRequest::kMaxRequestBody))));
    limit->setMinimumWidth(0);
    limit->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *tools = new QHBoxLayout;
    tools->setContentsMargins(8, 4, 8, 4);
    tools->setSpacing(8);
    for (QPushButton *button : {m_add, m_choose, m_text}) {
        button->setAutoDefault(false);
        tools->addWidget(button);
    }
    tools->addWidget(limit, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_table, 1);
    layout->addLayout(tools);
    connect(m_add, &QPushButton::clicked, this, [this] { chooseFile(-1); });
    connect(m_choose, &QPushButton::clicked, this, [this] { chooseFile(currentRow()); });
    connect(m_text, &QPushButton::clicked, this, [this] { m_model->setText(currentRow()); });
    connect(m_table->view()->selectionModel(), &QItemSelectionModel::currentChanged, this, &PartEditor::refresh);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &PartEditor::refresh);
    connect(m_model, &QAbstractItemModel::modelReset, this, &PartEditor::refresh);
    refresh();
}

int PartEditor::currentRow() const
{
    return m_table->view()->currentIndex().row();
}

void PartEditor::refresh()
{
    const int row = currentRow();
    m_choose->setEnabled(row >= 0);
    m_text->setEnabled(row >= 0 && row < m_model->rows().size() && m_model->rows()[row].isFile);
}

void PartEditor::chooseFile(int row)
{
    auto *dialog = new QFileDialog(this, row < 0 ? tr("Files to add as parts") : tr("File of the part"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(row < 0 ? QFileDialog::ExistingFiles : QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::filesSelected, this, [this, row](const QStringList &files) {
        for (const QString &file : files) {
            if (row < 0)
                m_model->addFile(file);
            else
                m_model->setFile(row, file);
        }
    });
    dialog->open();
}

void PartEditor::dragEnterEvent(QDragEnterEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (std::any_of(urls.begin(), urls.end(), [](const QUrl &url) { return url.isLocalFile(); }))
        event->acceptProposedAction();
}

void PartEditor::dropEvent(QDropEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    for (const QUrl &url : urls) {
        if (url.isLocalFile() && QFileInfo(url.toLocalFile()).isFile())
            m_model->addFile(url.toLocalFile());
    }
    event->acceptProposedAction();
}

} // namespace coroscope

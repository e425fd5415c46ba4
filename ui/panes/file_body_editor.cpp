#include "ui/panes/file_body_editor.h"

#include "ui/format.h"
#include "ui/panes/sender_request.h"
#include "ui/widgets/tone_label.h"

#include <QComboBox>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QVBoxLayout>

namespace coroscope {

using namespace Qt::StringLiterals;

FileBodyEditor::FileBodyEditor(QWidget *parent)
    : QWidget(parent)
    , m_path(new QLineEdit(this))
    , m_choose(new QPushButton(tr("&Choose…"), this))
    , m_type(new QComboBox(this))
    , m_verdict(new ToneLabel(Tone::Muted, this))
{
    setAcceptDrops(true);
    m_path->setObjectName(u"bodyFilePath"_s);
    m_path->setAccessibleName(tr("Path of the file"));
    m_path->setPlaceholderText(tr("Path of a file; it can be dropped here"));
    m_path->setDragEnabled(false);
    m_choose->setAutoDefault(false);
    m_choose->setAccessibleName(tr("Choose the file"));
    m_type->setObjectName(u"bodyFileType"_s);
    m_type->setEditable(true);
    m_type->addItems({u"application/octet-stream"_s, u"image/png"_s, u"image/jpeg"_s, u"application/pdf"_s,
                      u"application/zip"_s, u"text/csv"_s, u"application/json"_s});
    m_type->setCurrentText({});
    m_type->setAccessibleName(tr("Content type of the file"));
    m_type->lineEdit()->setAccessibleName(tr("Content type of the file"));
    m_verdict->setObjectName(u"bodyFileVerdict"_s);
    m_verdict->setWordWrap(true);
    auto *file = new QHBoxLayout;
    file->setSpacing(8);
    file->addWidget(m_path, 1);
    file->addWidget(m_choose);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(8);
    auto *label = new QLabel(tr("Fi&le:"), this); // a row with a layout makes no buddy
    label->setBuddy(m_path);
    form->addRow(label, file);
    form->addRow(tr("Me&dia type:"), m_type);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 8);
    layout->setSpacing(8);
    layout->addLayout(form);
    layout->addWidget(m_verdict);
    layout->addStretch(1);
    connect(m_choose, &QPushButton::clicked, this, &FileBodyEditor::choose);
    connect(m_path, &QLineEdit::textChanged, this, [this] {
        refresh();
        Q_EMIT changed();
    });
    connect(m_type, &QComboBox::currentTextChanged, this, &FileBodyEditor::changed);
    refresh();
}

QString FileBodyEditor::path() const
{
    return m_path->text();
}

QString FileBodyEditor::mediaType() const
{
    return m_type->currentText();
}

void FileBodyEditor::setFile(const QString &path, const QString &mediaType)
{
    m_path->setText(path);
    m_type->setCurrentText(mediaType);
    refresh();
}

QString FileBodyEditor::verdict() const
{
    return m_verdict->text();
}

void FileBodyEditor::choose()
{
    auto *dialog = new QFileDialog(this, tr("File to send as the body"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, m_path, &QLineEdit::setText);
    dialog->open();
}

void FileBodyEditor::refresh()
{
    const QFileInfo info(path());
    const auto limit = quint64(SenderRequest::kMaxRequestBody);
    m_verdict->setTone(Tone::Muted);
    m_type->lineEdit()->setPlaceholderText(tr("as the name says"));
    if (path().trimmed().isEmpty()) {
        m_verdict->setText(tr("The file is read when the request is sent. It may have up to %1.").arg(sizeText(limit)));
        return;
    }
    if (!info.isFile() || !info.isReadable()) {
        m_verdict->setTone(Tone::Warning);
        m_verdict->setText(tr("There is no such file that can be read."));
        return;
    }
    m_type->lineEdit()->setPlaceholderText(guessedMediaType(path()));
    if (quint64(info.size()) > limit) {
        m_verdict->setTone(Tone::Error);
        m_verdict->setText(
            tr("The file has %1; up to %2 are sent from here.").arg(sizeText(quint64(info.size())), sizeText(limit)));
        return;
    }
    m_verdict->setText(tr("%1, read when the request is sent.").arg(sizeText(quint64(info.size()))));
}

void FileBodyEditor::dragEnterEvent(QDragEnterEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.first().isLocalFile())
        event->acceptProposedAction();
}

void FileBodyEditor::dropEvent(QDropEvent *event)
{
    m_path->setText(event->mimeData()->urls().value(0).toLocalFile());
    event->acceptProposedAction();
}

} // namespace coroscope

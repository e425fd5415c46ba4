#include "ui/panes/collections/save_request_dialog.h"

#include "server/collections/collection_folder.h"
#include "ui/widgets/tone_label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace coroscope {

using namespace Qt::StringLiterals;

SaveRequestDialog::SaveRequestDialog(const QStringList &files, const QString &file, const QString &name,
                                     const QStringList &secrets, QWidget *parent)
    : QDialog(parent)
    , m_file(new QComboBox(this))
    , m_name(new QLineEdit(name, this))
    , m_secrets(new QCheckBox(tr("&Write secrets into the file, where everybody who may read it sees them"), this))
    , m_trouble(new ToneLabel(Tone::Muted, this))
{
    setObjectName(u"saveRequestDialog"_s);
    setWindowTitle(tr("Save Request"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_file->setObjectName(u"saveRequestFile"_s);
    m_file->setAccessibleName(tr("File"));
    m_file->setEditable(true);
    m_file->setInsertPolicy(QComboBox::NoInsert);
    m_file->addItems(files);
    m_file->setCurrentText(file);
    m_file->lineEdit()->setAccessibleName(tr("File"));
    m_file->setMinimumContentsLength(32);
    m_name->setObjectName(u"saveRequestName"_s);
    m_name->setMaxLength(200);
    //: In an empty field.
    m_name->setPlaceholderText(tr("method and path"));
    m_secrets->setObjectName(u"saveRequestSecrets"_s);
    m_secrets->setVisible(!secrets.isEmpty());
    auto *form = new QFormLayout;
    form->addRow(tr("&File:"), m_file);
    form->addRow(tr("&Name:"), m_name);
    auto *note = new ToneLabel(Tone::Muted, this);
    note->setObjectName(u"saveRequestNote"_s);
    note->setWordWrap(true);
    note->setVisible(!secrets.isEmpty());
    //: %1 a list of names: "Authorization and Cookie". {{token}} stays as it is.
    note->setText(tr("In place of secrets (%1) stand variables such as {{token}}. A line @token = … at the top of the "
                     "file gives one a value.")
                      .arg(QLocale().createSeparatedList(secrets)));
    m_trouble->setObjectName(u"saveRequestTrouble"_s);
    m_trouble->setWordWrap(true);
    auto *box = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_save = box->addButton(tr("&Save"), QDialogButtonBox::AcceptRole);
    m_save->setObjectName(u"saveRequestSave"_s);
    m_save->setDefault(true);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(8);
    layout->addLayout(form);
    layout->addWidget(note);
    layout->addWidget(m_secrets);
    layout->addWidget(m_trouble);
    layout->addWidget(box);
    connect(m_file, &QComboBox::editTextChanged, this, &SaveRequestDialog::refresh);
    connect(m_save, &QPushButton::clicked, this, &QDialog::accept);
    connect(box, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_name->setFocus();
    m_name->selectAll();
    refresh();
}

void SaveRequestDialog::refresh()
{
    const auto checked = CollectionFolder::checkedName(m_file->currentText());
    m_trouble->setTone(checked ? Tone::Muted : Tone::Error);
    m_trouble->setText(checked ? QString() : checked.error().detail);
    m_trouble->setVisible(!checked);
    m_save->setEnabled(bool(checked));
}

QString SaveRequestDialog::file() const
{
    const auto checked = CollectionFolder::checkedName(m_file->currentText());
    return checked ? checked.value() : QString();
}

QString SaveRequestDialog::name() const
{
    return m_name->text().simplified();
}

bool SaveRequestDialog::withSecrets() const
{
    return !m_secrets->isHidden() && m_secrets->isChecked();
}

} // namespace coroscope

#include "ui/security/new_credential_dialog.h"

#include "server/security/account_name.h"
#include "server/security/password_hash.h"
#include "server/security/scopes.h"
#include "ui/theme.h"
#include "ui/widgets/tone_label.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QThreadPool>
#include <QVBoxLayout>

namespace coroscope {

using namespace Qt::StringLiterals;

NewCredentialDialog::NewCredentialDialog(CredentialKind kind, const QStringList &taken, const QStringList &scopes,
                                         QWidget *parent)
    : QDialog(parent)
    , m_kind(kind)
    , m_taken(taken)
    , m_name(new QLineEdit(this))
    , m_password(new QLineEdit(this))
    , m_again(new QLineEdit(this))
    , m_scopes(new QLineEdit(this))
    , m_key(new QLineEdit(this))
    , m_trouble(new ToneLabel(Tone::Muted, this))
{
    const bool isAccount = kind == CredentialKind::Account;
    setObjectName(u"newCredentialDialog"_s);
    setWindowTitle(isAccount ? tr("New Account") : tr("New API Key"));
    auto *form = new QFormLayout;
    m_name->setObjectName(u"credentialName"_s);
    form->addRow(tr("&Name:"), m_name);
    for (QLineEdit *edit : {m_password, m_again}) {
        edit->setEchoMode(QLineEdit::Password);
        edit->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoAutoUppercase | Qt::ImhNoPredictiveText);
        edit->setVisible(isAccount);
    }
    m_password->setObjectName(u"credentialPassword"_s);
    m_again->setObjectName(u"credentialAgain"_s);
    if (isAccount) {
        form->addRow(tr("&Password:"), m_password);
        form->addRow(tr("A&gain:"), m_again);
    }
    m_scopes->setObjectName(u"credentialScopes"_s);
    //: In an empty field: scopes of an account or a key.
    m_scopes->setPlaceholderText(tr("all"));
    //: %1 a list: "read, write".
    m_scopes->setToolTip(tr("What it may do, with commas: %1. Nothing: everything").arg(scopes.join(u", "_s)));
    form->addRow(tr("&Scopes:"), m_scopes);
    m_key->setObjectName(u"credentialKey"_s);
    m_key->setAccessibleName(tr("The key"));
    m_key->setReadOnly(true);
    m_key->setFont(monospaceFont());
    m_key->setVisible(!isAccount);
    if (!isAccount) {
        m_key->setText(QString::fromLatin1(newApiKey()));
        m_key->setCursorPosition(0);
        m_key->setMinimumWidth(m_key->fontMetrics().horizontalAdvance(m_key->text()) + 24);
        auto *copy = new QPushButton(tr("&Copy"), this);
        copy->setObjectName(u"copyKey"_s);
        copy->setAutoDefault(false);
        copy->setAccessibleName(tr("Copy the key"));
        connect(copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(m_key->text()); });
        auto *row = new QHBoxLayout;
        row->setSpacing(8);
        row->addWidget(m_key, 1);
        row->addWidget(copy);
        form->addRow(tr("Key:"), row);
        auto *note = new ToneLabel(Tone::Warning, this);
        note->setText(tr("It is shown now only. Copy it to where it is used."));
        note->setWordWrap(true);
        form->addRow(QString(), note);
    }
    m_trouble->setObjectName(u"credentialTrouble"_s);
    m_trouble->setWordWrap(true);
    auto *box = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_make = box->addButton(isAccount ? tr("&Make the Account") : tr("&Make the Key"), QDialogButtonBox::AcceptRole);
    m_make->setObjectName(u"makeCredential"_s);
    m_make->setDefault(true);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(8);
    layout->addLayout(form);
    layout->addWidget(m_trouble);
    layout->addStretch(1);
    layout->addWidget(box);
    for (QLineEdit *edit : {m_name, m_password, m_again, m_scopes})
        connect(edit, &QLineEdit::textChanged, this, &NewCredentialDialog::refresh);
    connect(box, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_make, &QPushButton::clicked, this, &NewCredentialDialog::make);
    refresh();
}

QStringList NewCredentialDialog::chosenScopes() const
{
    QStringList scopes;
    const QStringList parts = m_scopes->text().split(u',', Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        if (const QString scope = part.trimmed(); !scope.isEmpty() && !scopes.contains(scope))
            scopes.append(scope);
    }
    return scopes;
}

QString NewCredentialDialog::trouble() const
{
    const QString name = m_name->text().trimmed();
    if (name.isEmpty())
        return tr("Type a name.");
    if (!isAccountName(name.toUtf8()))
        return tr("A name is one word without colons, of 128 bytes at most.");
    if (m_taken.contains(name))
        return tr("There is a %1 already.").arg(name);
    if (m_kind == CredentialKind::Account) {
        if (m_password->text().isEmpty())
            return tr("Type a password.");
        if (m_password->text().toUtf8().size() > kLongestPassword)
            return tr("A password takes 1024 bytes at most.");
        if (m_again->text() != m_password->text())
            return m_again->text().isEmpty() ? tr("Type the password again.") : tr("The two passwords differ.");
    }
    const QStringList scopes = chosenScopes();
    for (const QString &scope : scopes) {
        if (!isScope(scope.toUtf8()))
            return tr("“%1” is no scope: it is one word.").arg(scope);
    }
    return {};
}

void NewCredentialDialog::refresh()
{
    const QString why = trouble();
    m_trouble->setTone(Tone::Muted);
    m_trouble->setText(why);
    m_make->setEnabled(why.isEmpty() && !m_isMaking);
}

void NewCredentialDialog::make()
{
    if (!trouble().isEmpty() || m_isMaking)
        return;
    if (m_kind == CredentialKind::ApiKey) {
        finish(m_key->text().toLatin1());
        return;
    }
    setMaking(true);
    // It takes long on purpose.
    QThreadPool::globalInstance()->start([self = QPointer(this), password = m_password->text().toUtf8()] {
        const auto hash = hashPassword(password);
        QMetaObject::invokeMethod(
            qApp,
            [self, hash] {
                if (!self)
                    return;
                self->setMaking(false);
                if (hash) {
                    self->finish(hash.value());
                } else {
                    self->m_password->setFocus();
                    self->m_trouble->setTone(Tone::Error);
                    //: %1 why, in English.
                    self->m_trouble->setText(tr("The password cannot be kept: %1").arg(hash.error().detail));
                }
            },
            Qt::QueuedConnection);
    });
}

/// What was checked stays as it is until it is made.
void NewCredentialDialog::setMaking(bool on)
{
    m_isMaking = on;
    for (QLineEdit *edit : {m_name, m_password, m_again, m_scopes})
        edit->setEnabled(!on);
    refresh();
}

void NewCredentialDialog::finish(const QByteArray &secret)
{
    const QString name = m_name->text().trimmed();
    Q_EMIT made(name, credentialLine(m_kind, name, secret, chosenScopes()));
    accept();
}

} // namespace coroscope

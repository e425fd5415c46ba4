#pragma once

#include "ui/security/credential_lines.h"

#include <QDialog>

class QFormLayout;
class QLineEdit;
class QPushButton;

namespace coroscope {

class ToneLabel;

/// Makes an account, with a password that is typed twice and kept as an Argon2id hash, or an API key, which is shown
/// once. GUI thread; the hash is made on another one.
class NewCredentialDialog final : public QDialog {
    Q_OBJECT
public:
    /// `taken`: names of that kind that there are. `scopes`: that routes ask for, to be offered.
    NewCredentialDialog(CredentialKind kind, const QStringList &taken, const QStringList &scopes,
                        QWidget *parent = nullptr);

    QLineEdit *name() const { return m_name; }
    QLineEdit *password() const { return m_password; }
    QLineEdit *again() const { return m_again; }
    QLineEdit *scopes() const { return m_scopes; }
    QLineEdit *key() const { return m_key; } ///< of an API key
    QPushButton *makeButton() const { return m_make; }
    /// Why nothing can be made of it yet; empty: it can.
    QString trouble() const;

Q_SIGNALS:
    /// It is wanted, as this line of its file.
    void made(const QString &name, const QByteArray &line);

private:
    void refresh();
    void make();
    void setMaking(bool on);
    void finish(const QByteArray &secret);
    QStringList chosenScopes() const;

    const CredentialKind m_kind;
    const QStringList m_taken;
    QLineEdit *m_name;
    QLineEdit *m_password;
    QLineEdit *m_again;
    QLineEdit *m_scopes;
    QLineEdit *m_key;
    ToneLabel *m_trouble;
    QPushButton *m_make;
    bool m_isMaking = false;
};

} // namespace coroscope

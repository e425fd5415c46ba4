#pragma once

#include "ui/security/credential_lines.h"
#include "ui/window_context.h"

#include <QDialog>

class QPushButton;
class QTableView;

namespace coroscope {

class CredentialModel;
class ServerSettings;
class ToneLabel;

/// Who may call the server: the accounts and the API keys that its two files hold. Adds and deletes lines of them,
/// which can be undone; other lines stay. A file that no setting names is made in the folder of the settings, and named
/// there. What is changed acts when the server starts. GUI thread.
class AccountsDialog final : public QDialog {
    Q_OBJECT
public:
    /// Of `context` it uses the server, the undo stack and the notices.
    AccountsDialog(const WindowContext &context, ServerSettings *settings, QWidget *parent = nullptr);

    QTableView *table() const { return m_table; }
    QPushButton *addAccountButton() const { return m_addAccount; }
    QPushButton *addKeyButton() const { return m_addKey; }
    QPushButton *deleteButton() const { return m_delete; }
    QPushButton *restartButton() const { return m_restart; }
    /// Where they are, or will be; empty: the settings have no file, so that they cannot be kept.
    QString path(CredentialKind kind) const;
    /// Reads the files again.
    void refresh();

Q_SIGNALS:
    void restartRequested();

private:
    void add(CredentialKind kind);
    void remove();
    bool change(const QString &text, CredentialKind kind, const QByteArray &line, bool isAdded);
    bool write(const QString &file, const QByteArray &line, bool isAdded);
    void showState();

    const WindowContext m_context;
    ServerSettings *m_settings;
    CredentialModel *m_model;
    QTableView *m_table;
    ToneLabel *m_note;
    ToneLabel *m_trouble;
    QPushButton *m_addAccount;
    QPushButton *m_addKey;
    QPushButton *m_delete;
    QPushButton *m_restart;
    bool m_isChanged = false; ///< since the server started
};

} // namespace coroscope

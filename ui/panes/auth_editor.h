#pragma once

#include "ui/panes/request_auth.h"

#include <QDateTime>
#include <QScrollArea>

class QComboBox;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace coroscope {

class ToneLabel;

/// Edits how a request says who sends it: nobody, Basic, Bearer, an API key. What is secret is dots until revealed, and
/// what will be sent for it is shown.
class AuthEditor final : public QScrollArea {
    Q_OBJECT
public:
    explicit AuthEditor(QWidget *parent = nullptr);

    RequestAuth auth() const;
    void setAuth(const RequestAuth &auth);
    /// What the server of this window takes for the route of the request, as a sentence; empty: nothing is known.
    void setWanted(const QString &sentence);
    /// A token was fetched from that URL, or none: then `trouble` says why.
    void setToken(const QString &token, const QDateTime &until, const QUrl &from);
    void setTokenTrouble(const QString &trouble);
    /// One is asked for right now.
    void setFetching(bool on);
    /// The URL that is asked; a token of another server is none for it. Empty: not known.
    void setTarget(const QUrl &url);
    QPushButton *fetchButton() const { return m_fetch; }
    /// A header field of the request takes the place of what is made here: its name; empty: none does.
    void setOverriddenBy(const QString &field);
    /// What is shown as to be sent.
    QString preview() const;
    QPushButton *revealButton() const { return m_reveal; }

Q_SIGNALS:
    void changed();
    /// Of OAuth2: a token is wanted now.
    void tokenRequested();

private:
    QWidget *makePage(const QList<QPair<QString, QWidget *>> &rows);
    QLineEdit *makeSecret(const QString &name, const QString &objectName);
    void refresh();
    void showToken();
    bool isOfAnother() const;

    QComboBox *m_kind;
    QPushButton *m_reveal;
    QStackedWidget *m_pages;
    QLineEdit *m_user;
    QLineEdit *m_password;
    QLineEdit *m_token;
    QLineEdit *m_keyName;
    QLineEdit *m_keyValue;
    QComboBox *m_keyPlace;
    QLineEdit *m_tokenAddress;
    QLineEdit *m_scope;
    QLineEdit *m_owner; ///< user and password of OAuth2
    QLineEdit *m_ownerPassword;
    QPushButton *m_fetch;
    ToneLabel *m_tokenState;
    ToneLabel *m_wanted;
    QString m_fetched;
    QDateTime m_fetchedUntil;
    QUrl m_fetchedFrom;
    QUrl m_target;
    QString m_tokenTrouble;
    bool m_isFetching = false;
    ToneLabel *m_preview;
    ToneLabel *m_trouble;
    ToneLabel *m_note;
    QString m_overriddenBy;
};

} // namespace coroscope

#pragma once

#include "ui/panes/request_auth.h"

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
    /// A header field of the request takes the place of what is made here: its name; empty: none does.
    void setOverriddenBy(const QString &field);
    /// What is shown as to be sent.
    QString preview() const;
    QPushButton *revealButton() const { return m_reveal; }

Q_SIGNALS:
    void changed();

private:
    QWidget *makePage(const QList<QPair<QString, QWidget *>> &rows);
    QLineEdit *makeSecret(const QString &name, const QString &objectName);
    void refresh();

    QComboBox *m_kind;
    QPushButton *m_reveal;
    QStackedWidget *m_pages;
    QLineEdit *m_user;
    QLineEdit *m_password;
    QLineEdit *m_token;
    QLineEdit *m_keyName;
    QLineEdit *m_keyValue;
    QComboBox *m_keyPlace;
    ToneLabel *m_preview;
    ToneLabel *m_trouble;
    ToneLabel *m_note;
    QString m_overriddenBy;
};

} // namespace coroscope

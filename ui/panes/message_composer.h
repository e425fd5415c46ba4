#pragma once

#include "server/async/result.h"
#include "server/runtime/socket_message.h"
#include "ui/panes/sender_request.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace coroscope {

class CodeEdit;
class FindBar;
class ToneLabel;

/// Where the next message of a WebSocket is written: as text, as JSON, which is checked, as bytes in hexadecimal, or a
/// file. With the buttons that send it, ping and close. GUI thread.
class MessageComposer final : public QWidget {
    Q_OBJECT
public:
    explicit MessageComposer(QWidget *parent = nullptr);

    MessageDraft draft() const;
    void setDraft(const MessageDraft &draft);
    /// The message as it was received or sent, to be changed.
    void setMessage(const SocketMessage &message);
    /// Without a file, which is read when it is sent. BadRequest where it is no bytes; says why.
    Result<QByteArray> payload() const;
    /// Text and JSON are; hexadecimal and files are sent as binary messages.
    bool isText() const;
    /// A connection is there.
    void setOpen(bool open);
    bool isOpen() const noexcept { return m_isOpen; }
    /// Something that kept the last message from being sent; empty: nothing.
    void setTrouble(const QString &sentence);

    CodeEdit *edit() const { return m_edit; }
    QComboBox *form() const { return m_form; }
    QPushButton *sendButton() const { return m_send; }
    QPushButton *pingButton() const { return m_ping; }
    QPushButton *closeButton() const { return m_close; }
    QComboBox *closeCode() const { return m_code; }
    QLineEdit *closeReason() const { return m_reason; }
    QLineEdit *filePath() const { return m_path; }
    QString verdict() const;

Q_SIGNALS:
    void changed();
    void sendRequested();
    void pingRequested();
    void closeRequested(quint16 code, const QByteArray &reason);

private:
    MessageDraft::Form currentForm() const;
    QWidget *makeFilePage();
    void onFormChanged();
    void check();
    void onClose();
    void chooseFile();

    bool m_isOpen = false;
    QComboBox *m_form;
    QPushButton *m_format;
    CodeEdit *m_edit;
    FindBar *m_find;
    QWidget *m_filePage = nullptr;
    QLineEdit *m_path = nullptr;
    ToneLabel *m_verdict;
    QPushButton *m_send;
    QPushButton *m_ping;
    QComboBox *m_code;
    QLineEdit *m_reason;
    QPushButton *m_close;
};

} // namespace coroscope

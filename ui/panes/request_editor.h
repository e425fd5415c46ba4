#pragma once

#include "ui/panes/sender_request.h"

#include <QTabWidget>

class QAbstractButton;
class QCheckBox;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace coroscope {

class AuthEditor;
class BodyEditor;
class FileBodyEditor;
class KeyValueTable;
class MessageComposer;
class PartEditor;
class ToneLabel;

/// The tabs of a request: Params, Auth, Headers, Body or Message, Options. The tabs say how much is in them.
class RequestEditor final : public QTabWidget {
    Q_OBJECT
public:
    explicit RequestEditor(QWidget *parent = nullptr);

    KeyValueModel *params() const { return m_params; }
    KeyValueModel *headers() const { return m_headers; }
    BodyEditor *body() const { return m_body; }
    AuthEditor *auth() const { return m_auth; }
    KeyValueTable *formTable() const { return m_formTable; }
    PartEditor *parts() const { return m_partEditor; }
    FileBodyEditor *file() const { return m_file; }
    MessageComposer *message() const { return m_message; }
    QLineEdit *subprotocols() const { return m_subprotocols; }
    /// The request opens a WebSocket: messages instead of a body, other options.
    void setSocket(bool socket);
    KeyValueTable *paramsTable() const { return m_paramsTable; }
    KeyValueTable *headersTable() const { return m_headersTable; }

    /// The controls that reveal secrets.
    QList<QAbstractButton *> revealControls() const;

    /// Auth, headers, body and options of `request`; its address and params are the address bar's and the ParamSync's.
    void setRequest(const SenderRequest &request);
    void readInto(SenderRequest &request) const;

    enum Tab { ParamsTab, AuthTab, HeadersTab, BodyTab, MessageTab, OptionsTab };

Q_SIGNALS:
    void changed();

private:
    QWidget *makeHeaders();
    QWidget *makeOptions();
    void makeBodyPages();
    void refresh();

    KeyValueModel *m_params;
    KeyValueModel *m_headers;
    KeyValueTable *m_paramsTable;
    KeyValueTable *m_headersTable;
    ToneLabel *m_implied;
    QPushButton *m_reveal;
    AuthEditor *m_auth;
    BodyEditor *m_body;
    KeyValueModel *m_form;
    KeyValueModel *m_parts;
    KeyValueTable *m_formTable;
    PartEditor *m_partEditor;
    FileBodyEditor *m_file;
    MessageComposer *m_message;
    QLineEdit *m_subprotocols;
    bool m_isSocket = false;
    QSpinBox *m_timeout;
    QCheckBox *m_follow;
    QSpinBox *m_redirects;
    QCheckBox *m_verify;
    QCheckBox *m_fresh;
    QCheckBox *m_compressed;
    QCheckBox *m_trace;
};

} // namespace coroscope
